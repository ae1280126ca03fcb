import { isMap, isScalar, parseDocument, visit } from "yaml";
import type { Document, YAMLMap } from "yaml";
import type { Path } from "./path.ts";
import { explainYamlError } from "./yaml-errors.ts";
import { createLocator } from "./yaml-locator.ts";
import type { Position } from "./yaml-locator.ts";

/** Longest file that is read, in characters. */
export const MAX_CHARACTERS = 1_000_000;

/** Values and keys that a file may hold: some hundred times what a large organisation needs. */
const MAX_NODES = 100_000;

export interface YamlProblem {
  readonly position: Position;
  readonly message: string;
  readonly fix: string;
}

/** A file read as YAML: its plain data, and where each part of it stands. */
export interface YamlDocument {
  /** `null` for an empty file. Only mappings, lists, texts, numbers, booleans and null. */
  readonly data: unknown;
  readonly problems: readonly YamlProblem[];
  /** Position of a value; of the nearest part around it when the value is absent. */
  readonly valueAt: (path: Path, offset?: number) => Position;
  /** Position of the key that ends the path. */
  readonly keyAt: (path: Path) => Position;
}

/**
 * Reads one YAML 1.2 document without aliases, merge keys and tags. Never throws: what cannot be read is a
 * problem, and `data` is then null.
 */
export function readYaml(source: string): YamlDocument {
  const text = source.startsWith("\u{FEFF}") ? source.slice(1) : source;
  if (text.length > MAX_CHARACTERS)
    return unreadable("is larger than one megabyte", "Keep only settings in it.");
  try {
    const document = parseDocument(text, {
      version: "1.2",
      schema: "core",
      merge: false,
      // The parser's own check compares every key with every other; see repeatedKeys.
      uniqueKeys: false,
      stringKeys: true,
      strict: true,
      prettyErrors: false,
    });
    const locate = createLocator(document, text);
    const problems = [...syntaxProblems(document, locate.position), ...refused(document, locate.position)];
    const data: unknown = problems.length > 0 ? null : document.toJS({ maxAliasCount: 0 });
    return { data, problems, valueAt: locate.valueAt, keyAt: locate.keyAt };
  } catch (error) {
    // Deep nesting ends in a RangeError. The parser's own words are not passed on: they may quote the file.
    const message = error instanceof RangeError ? "nests too deep" : "cannot be read as YAML";
    return unreadable(message, "Write the settings as in the sample.");
  }
}

function unreadable(message: string, fix: string): YamlDocument {
  const start = { line: 1, column: 1 };
  return {
    data: null,
    problems: [{ position: start, message, fix }],
    valueAt: () => start,
    keyAt: () => start,
  };
}

function syntaxProblems(document: Document, position: (offset: number) => Position): YamlProblem[] {
  return [...document.errors, ...document.warnings].map((error) => ({
    position: position(error.pos[0]),
    ...explainYamlError(error.code),
  }));
}

/** What YAML allows and these files do not: aliases, another version, a key given twice, and masses. */
function refused(document: Document.Parsed, position: (offset: number) => Position): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const add = (offset: number, message: string, fix: string): void => {
    problems.push({ position: position(offset), message, fix });
  };
  if (document.directives.yaml.explicit === true && document.directives.yaml.version !== "1.2") {
    add(0, "asks for another version of YAML", "Remove the %YAML line: the file is read as YAML 1.2.");
  }
  let nodes = 0;
  visit(document, {
    Alias: (_, node) =>
      add(node.range?.[0] ?? 0, "uses an alias (*name)", "Write the value out where it is needed."),
    Value: (_, node) => {
      nodes += 1;
      if (nodes > MAX_NODES) return visit.BREAK;
      for (const { key, first } of isMap(node) ? repeatedKeys(node) : []) {
        add(key, `gives a key twice, first on line ${position(first).line}`, "Keep one of the two.");
      }
      return undefined;
    },
  });
  if (nodes > MAX_NODES) add(0, `holds more than ${MAX_NODES} values`, "Keep only settings in it.");
  return problems;
}

function repeatedKeys(map: YAMLMap): { key: number; first: number }[] {
  const seen = new Map<unknown, number>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const offset = key.range?.[0] ?? 0;
    const first = seen.get(key.value);
    if (first === undefined) seen.set(key.value, offset);
    return first === undefined ? [] : [{ key: offset, first }];
  });
}

import { isMap, isNode, isScalar, isSeq } from "yaml";
import type { Document, Node, Pair, YAMLMap } from "yaml";
import type { Path } from "./path.ts";

/** A place in a text, from 1. Columns are UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds the places of a YAML document's parts. */
export interface Locator {
  /** Of an offset, kept inside the text. */
  readonly position: (offset: number) => Position;
  /** Of a value, or of the nearest part around one that is absent. `offset` is inside a text value. */
  readonly valueAt: (path: Path, offset?: number) => Position;
  /** Of the key that ends the path. */
  readonly keyAt: (path: Path) => Position;
}

export function createLocator(document: Document.Parsed, text: string): Locator {
  const position = createPositions(text);
  const walk = createWalk(document);
  return {
    position,
    keyAt: (path) => {
      const { key, value } = walk(path);
      return position(startOf(key) ?? startOf(value) ?? 0);
    },
    valueAt: (path, offset = 0) => {
      const { key, value } = walk(path);
      const written = value !== null && (value.range?.[0] ?? 0) < (value.range?.[1] ?? 0);
      const start = (written ? startOf(value) : startOf(key)) ?? startOf(value) ?? 0;
      const quoted = isScalar(value) && (value.type === "QUOTE_DOUBLE" || value.type === "QUOTE_SINGLE");
      const inside =
        offset === 0 ? 0 : Math.min(offset + (quoted ? 1 : 0), (value?.range?.[1] ?? start) - start);
      return position(start + Math.max(0, inside));
    },
  };
}

/** The innermost part on the way to a path, and the key in front of it. */
interface Part {
  readonly key: Node | null;
  readonly value: Node | null;
}

function createWalk(document: Document.Parsed): (path: Path) => Part {
  const pairOf = createPairIndex();
  return (path) => {
    let key: Node | null = null;
    let value: Node | null = document.contents;
    for (const part of path) {
      const pair = isMap(value) ? pairOf(value, String(part)) : undefined;
      const next: unknown = isSeq(value) ? value.items[Number(part)] : pair?.value;
      if (pair === undefined && next === undefined) break;
      key = pair !== undefined && isNode(pair.key) ? pair.key : null;
      value = isNode(next) ? next : null;
    }
    return { key, value };
  };
}

/** Looks pairs up by key; each mapping is gone through once, however many of its keys are asked for. */
function createPairIndex(): (map: YAMLMap, key: string) => Pair | undefined {
  const indexes = new Map<YAMLMap, Map<string, Pair>>();
  return (map, key) => {
    let index = indexes.get(map);
    if (index === undefined) {
      index = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : "", pair]));
      indexes.set(map, index);
    }
    return index.get(key);
  };
}

function startOf(node: Node | null): number | undefined {
  return node?.range?.[0];
}

/** The parser's own counter of lines goes wrong in some broken texts, so lines are counted here. */
function createPositions(text: string): (offset: number) => Position {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (offset) => {
    const inside = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 };
  };
}

import { type Metadata, shortName } from "./metadata.ts";

/** What a list takes beside `$select`. An option that is not named here has no statement about it. */
export interface QueryFacts {
  /** The only properties that can be filtered, each with its operators; `*` is any. */
  readonly filter?: Readonly<Record<string, readonly string[]>>;
  /** The only properties that can be sorted by. */
  readonly orderby?: readonly string[];
  /** Options that are refused. */
  readonly refuses?: readonly string[];
}

/** What the metadata's descriptions and capabilities say, by type and property (`""` is the type itself). */
export interface Statements {
  readonly descriptions: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Refused options by type. */
  readonly refusals: ReadonlyMap<string, readonly string[]>;
}

interface Learned extends QueryFacts {
  readonly source: string;
  /** Options that work though the metadata says that they don't. */
  readonly takes?: readonly string[];
}

const ANY = ["*"];

/** Measured or documented by path, where the metadata is silent or wrong. */
const LEARNED: Readonly<Record<string, Learned>> = {
  "deviceManagement/auditEvents": {
    source: "observed.json: auditEvents $filter",
    filter: { activityDateTime: ANY },
  },
  "deviceManagement/windowsAutopilotDeviceIdentities": {
    source: "microsoftgraph/microsoft-graph-docs-contrib#2756; ugurkocde/DeviceOffboardingManager#65 (2026)",
    refuses: ["$select"],
  },
  "security/alerts_v2": {
    source: "https://learn.microsoft.com/graph/api/security-list-alerts_v2",
    filter: {
      assignedTo: ANY,
      classification: ANY,
      determination: ANY,
      createdDateTime: ANY,
      lastUpdateDateTime: ANY,
      severity: ANY,
      serviceSource: ANY,
      status: ANY,
    },
  },
  subscribedSkus: {
    source: "https://learn.microsoft.com/graph/api/subscribedsku-list",
    takes: ["$select"],
  },
};

/** What stands for an option in the metadata's capability annotations. */
const CAPABILITIES: readonly (readonly [RegExp, string])[] = [
  [/CountRestrictions"[^]*?"Countable" Bool="false"/, "$count"],
  [/ExpandRestrictions"[^]*?"Expandable" Bool="false"/, "$expand"],
  [/FilterRestrictions"[^]*?"Filterable" Bool="false"/, "$filter"],
  [/SelectSupport"[^]*?"Supported" Bool="false"/, "$select"],
  [/SortRestrictions"[^]*?"Sortable" Bool="false"/, "$orderby"],
  [/SkipSupported" Bool="false"/, "$skip"],
  [/TopSupported" Bool="false"/, "$top"],
];

/** Scans a CSDL document for what it says of query options. */
export function readStatements(xml: string): Statements {
  const descriptions = new Map<string, Map<string, string>>();
  const refusals = new Map<string, readonly string[]>();
  const blocks = /<Annotations Target="([\w.]+)(?:\/(\w+))?">([^]*?)<\/Annotations>/g;
  for (const [, target = "", property = "", text = ""] of xml.matchAll(blocks)) {
    const type = shortName(target);
    const description = /Core\.V1\.Description" String="([^"]*)"/.exec(text)?.[1] ?? "";
    if (description.includes("$")) {
      const known = descriptions.get(type) ?? new Map<string, string>();
      descriptions.set(type, known.set(property, description));
    }
    // Cut into annotations first, so that no pattern reaches into the next one.
    const annotations = text.split("<Annotation ");
    const refused = CAPABILITIES.filter(([pattern]) => annotations.some((one) => pattern.test(one)));
    if (property === "" && refused.length > 0)
      refusals.set(
        type,
        refused.map(([, option]) => option),
      );
  }
  return { descriptions, refusals };
}

/**
 * What can be asked of the list at a path. Intune filters by nothing but what is said to be filterable, and passes
 * over the rest without a word; elsewhere silence says nothing.
 */
export function queryFactsOf(
  statements: Statements,
  metadata: Metadata,
  path: string,
  type: string,
): QueryFacts {
  const said = [...descriptionsOf(statements, metadata, type)];
  const { filter = filterOf(said), refuses: learned = [], takes = [] } = LEARNED[path] ?? {};
  const orderby = said.filter(([, text]) => /Supports:[^.]*\$orderby/i.test(text)).map(([name]) => name);
  const denied = (statements.refusals.get(type) ?? []).filter((option) => !takes.includes(option));
  const refuses = [...denied, ...learned];
  const isSaid = /^device(?:App)?Management\//.test(path) || Object.keys(filter).length > 0;
  return {
    ...(isSaid ? { filter } : {}),
    ...(orderby.length > 0 ? { orderby } : {}),
    ...(refuses.length > 0 ? { refuses } : {}),
  };
}

/** "Supports $filter operator 'eq' and 'contains'" or "Supports: $filter, $select". */
function filterOf(said: readonly (readonly [string, string])[]): Record<string, readonly string[]> {
  const filter: Record<string, readonly string[]> = {};
  for (const [name, text] of said) {
    const operators = /Supports \$filter operator ((?:'\w+'(?: and )?)+)/.exec(text)?.[1];
    if (operators !== undefined) filter[name] = Array.from(operators.matchAll(/\w+(?=')/g), ([one]) => one);
    else if (/Supports:[^.]*\$filter/.test(text)) filter[name] = ANY;
  }
  return filter;
}

function descriptionsOf(
  statements: Statements,
  metadata: Metadata,
  type: string,
): ReadonlyMap<string, string> {
  const base = metadata.types.get(type)?.base ?? null;
  const inherited = base === null ? [] : descriptionsOf(statements, metadata, base);
  const own = [...(statements.descriptions.get(type) ?? [])].filter(([property]) => property !== "");
  return new Map([...inherited, ...own]);
}

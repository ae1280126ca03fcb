import type {
  BatchAnswer,
  GraphExportBatch,
  GraphExportRequest,
  GraphPage,
  GraphReader,
  GraphReport,
  GraphRequest,
} from "../graph/graph-reader.ts";

/** An exported file: its rows, how many more do not fit its columns, and the error that it ends with. */
export interface FakeExport {
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly badRows?: number;
  readonly cutBy?: Error;
}

/** What a path answers: its rows, several pages of them, a single entity, a report, or an error that is thrown. */
export interface FakePaths {
  readonly pages?: Readonly<Record<string, readonly unknown[] | Error>>;
  readonly entities?: Readonly<Record<string, Readonly<Record<string, unknown>> | Error>>;
  /** By path, or by path and filter as `path?filter`. */
  readonly reports?: Readonly<Record<string, Partial<GraphReport> | Error>>;
  /** By the name of the report. */
  readonly exports?: Readonly<Record<string, FakeExport | Error>>;
  /** By path without query; a path that is not named answers 404. */
  readonly parts?: Readonly<Record<string, BatchAnswer>>;
  /** Ends every collection with this error, after its rows. */
  readonly cutBy?: Error;
}

export interface FakeGraph extends GraphReader {
  readonly requests: readonly GraphRequest[];
  /** Paths that were asked for, without query. */
  readonly asked: ReadonlySet<string>;
  /** Throws when something prepared was never asked for. */
  assertUsed(): void;
}

/** A Graph for tests that knows only what it was given, and fails on anything else. */
export function createFakeGraph(paths: FakePaths): FakeGraph {
  const requests: GraphRequest[] = [];
  const asked = new Set<string>();
  const take = <T>(kind: string, answers: Readonly<Record<string, T | Error>> = {}, path: string): T => {
    asked.add(path);
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (answer === undefined) throw new Error(`unexpected ${kind}: ${path}`);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  async function* pages(request: GraphRequest): AsyncGenerator<GraphPage> {
    requests.push(request);
    request.signal?.throwIfAborted();
    const rows = take("collection", paths.pages, request.path);
    for (let at = 0; at < Math.max(1, rows.length); at += 100) yield { rows: rows.slice(at, at + 100) };
    if (paths.cutBy !== undefined) throw paths.cutBy;
  }
  async function* exported({ report, select, signal }: GraphExportRequest): AsyncGenerator<GraphExportBatch> {
    signal?.throwIfAborted();
    const { rows, badRows = 0, cutBy } = take("export", paths.exports, report);
    const whole = rows.map((row) => Object.fromEntries(select.map((name) => [name, row[name] ?? ""])));
    for (let at = 0; at < whole.length; at += 100) yield { rows: whole.slice(at, at + 100), badRows: 0 };
    yield { rows: [], badRows };
    if (cutBy !== undefined) throw cutBy;
  }
  return {
    requests,
    asked,
    pages,
    export: exported,
    get: async (request) => {
      requests.push(request);
      request.signal?.throwIfAborted();
      return { ...take("entity", paths.entities, request.path) };
    },
    report: async ({ path, body, signal }) => {
      signal?.throwIfAborted();
      const filter = body["filter"];
      const filtered = typeof filter === "string" ? `${path}?${filter}` : path;
      const known = Object.hasOwn(paths.reports ?? {}, filtered) ? filtered : path;
      return {
        columns: [],
        rows: [],
        total: null,
        incomplete: null,
        ...take("report", paths.reports, known),
      };
    },
    batch: async (_version, batched, signal) => {
      signal?.throwIfAborted();
      return batched.map((path) => {
        const bare = path.split("?")[0] ?? "";
        asked.add(bare);
        return paths.parts?.[bare] ?? { status: 404, body: null };
      });
    },
    assertUsed: () => {
      const prepared = [paths.pages, paths.entities, paths.reports, paths.exports, paths.parts].flatMap(
        (part) => Object.keys(part ?? {}),
      );
      const unused = prepared.filter((path) => !asked.has(path));
      if (unused.length > 0) throw new Error(`never asked for: ${unused.join(", ")}`);
    },
  };
}

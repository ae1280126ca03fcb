import { existsSync, readdirSync, readFileSync } from "node:fs";

/** One documented or captured call with its answer. */
export interface Example {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly response: unknown;
}

const FOLDER = new URL("../../../shared/graph/examples/", import.meta.url);

/** The examples that lie beside the checkout, by file; none where they don't. */
export function readExamples(): ReadonlyMap<string, Example> {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  return new Map(files.map((file) => [file, JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))]));
}

/** Whether an example is the answer of a call: its path may hold keys in braces and a query. */
export function isAnswerOf(example: Example, method: string, path: string): boolean {
  const [bare = ""] = example.path.split("?");
  const literal = bare.split(/\{\w+\}/).map((part) => part.replaceAll(/[()$.]/g, "\\$&"));
  return example.method === method && new RegExp(`^${literal.join("[^/]+")}$`).test(path);
}

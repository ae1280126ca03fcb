import { Refusal } from "../http/answer.ts";
import { splitPath } from "../http/split-path.ts";
import { checkExport, checkReport } from "./check-body.ts";
import { checkQuery } from "./check-query.ts";
import { type Contract, type ContractPath, type ContractReport, inVersion } from "./contract.ts";

/** A request as it is sent to the service. */
export interface SentRequest {
  readonly method: string;
  readonly version: string;
  /** Path below the version with its query: `/deviceManagement/managedDevices?$top=5`. */
  readonly target: string;
  /** The parsed JSON body of a POST. */
  readonly body?: unknown;
}

const VERSIONS = ["v1.0", "beta"];
const LARGEST_BATCH = 20;
const EXPORT_JOBS = "/deviceManagement/reports/exportJobs";

/**
 * What is wrong with a request by the contract, one sentence each; empty when the service takes it. The parts of a
 * batch are checked each.
 */
export function checkRequest(contract: Contract, request: SentRequest): readonly string[] {
  const [path = "", query = ""] = splitOnce(request.target, "?");
  return problemsOf(inVersion(contract, request.version), request, path, query).map(
    (problem) => `${request.method} /${request.version}${path}: ${problem}`,
  );
}

function problemsOf(
  contract: Contract,
  request: SentRequest,
  path: string,
  query: string,
): readonly string[] {
  const { method, version, body } = request;
  if (!VERSIONS.includes(version)) return [`${version} is no version`];
  const segments = segmentsOf(path);
  if (segments === null) return ["the path cannot be read"];
  const placeholder = segments.find((segment) => /[{}]/.test(segment));
  if (placeholder !== undefined) return [`${placeholder} was not filled in`];
  if (segments.join("/") === "$batch") return checkBatch(contract, request);
  const report = reportAt(contract, segments);
  if (report !== null) {
    if (method !== "POST") return ["a report is asked for with POST"];
    if (!report.versions.includes(version)) return [`the action is not in ${version}`];
    return [...(query === "" ? [] : ["a report takes no query"]), ...checkReport(report, body)];
  }
  const found = findPath(contract, segments);
  if (found === null) return ["the path is not in the contract"];
  const [pattern, place] = found;
  if (!place.methods.includes(method)) return [`${method} is not taken here`];
  if (!place.versions.includes(version)) return [`the path is not in ${version}`];
  return [
    ...checkQuery(contract, place, [...new URLSearchParams(query)]),
    ...(pattern === EXPORT_JOBS && method === "POST" ? checkExport(contract, body) : []),
  ];
}

function checkBatch(contract: Contract, { method, version, body }: SentRequest): readonly string[] {
  const parts: unknown =
    typeof body === "object" && body !== null && "requests" in body ? body.requests : null;
  if (method !== "POST" || !Array.isArray(parts)) return ["a batch is a POST with requests"];
  const list = parts.map(partOf);
  const ids = list.map(({ id }) => id.toLowerCase());
  return [
    ...(list.length > LARGEST_BATCH ? [`${list.length} parts are too many`] : []),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two parts have the id ${id}`),
    ...list.flatMap((part) => checkRequest(contract, { ...part, version })),
  ];
}

function partOf(part: unknown): Omit<SentRequest, "version"> & { readonly id: string } {
  const given: Readonly<Record<string, unknown>> =
    typeof part === "object" && part !== null ? { ...part } : {};
  const target = textOf(given["url"]);
  return {
    id: textOf(given["id"]),
    method: textOf(given["method"]),
    target: target.startsWith("/") ? target : `/${target}`,
    body: given["body"],
  };
}

function reportAt(contract: Contract, segments: readonly string[]): ContractReport | null {
  const action = segments[2] ?? "";
  const isReport = segments.join("/") === `deviceManagement/reports/${action}`;
  return isReport && Object.hasOwn(contract.reports, action) ? (contract.reports[action] ?? null) : null;
}

/** The path that has these segments, with what stands there. A name is nearer than a key. */
function findPath(contract: Contract, segments: readonly string[]): readonly [string, ContractPath] | null {
  const fits = Object.entries(contract.paths).filter(([pattern]) => {
    const wanted = pattern.split("/").slice(1);
    return (
      wanted.length === segments.length && wanted.every((one, at) => one === "{}" || one === segments[at])
    );
  });
  const [first] = fits.toSorted(([left], [right]) => left.split("{}").length - right.split("{}").length);
  return first ?? null;
}

function segmentsOf(path: string): readonly string[] | null {
  try {
    return splitPath(path);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function splitOnce(text: string, sign: string): readonly string[] {
  const at = text.indexOf(sign);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

import { parseQuery } from "../odata/query.ts";
import type { ExportStore } from "../exports.ts";
import type { GraphCall, Route, TenantSettings, Version } from "../routes/route.ts";
import type { World } from "../world.ts";
import { type Answer, missingPermission, noSegment, Refusal, refusalAnswer } from "./answer.ts";
import { batchAnswer, type BatchPart } from "./batch.ts";
import { type FaultContext, faultyTransmission } from "./fault-answer.ts";
import type { Faults } from "./faults.ts";
import { type Amendment, amended } from "./amendments.ts";
import { findRoute } from "./router.ts";
import { splitPath } from "./split-path.ts";

/** A request to the Graph API whose sender has signed in. */
export interface GraphRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The parsed JSON body; undefined without one. */
  readonly body: unknown;
}

export interface GraphService {
  readonly world: () => World;
  readonly settings: TenantSettings;
  readonly graphUrl: string;
  readonly faults: Faults;
  readonly exports: ExportStore;
  /** What is told of a path in place of the tenant's own story. */
  readonly amendments: (path: string) => readonly Amendment[];
  readonly nextRequestId: () => string;
  /** Told of each part of a batch. */
  readonly onPart: (method: string, url: URL, status: number, body: unknown) => void;
}

/** Answers a Graph request. Refusals become error bodies here; nothing of them is thrown. */
export function graphAnswer(service: GraphService, request: GraphRequest): Answer {
  try {
    return routed(service, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusalAnswer(error, service.nextRequestId(), new Date(service.world().now));
  }
}

function routed(service: GraphService, request: GraphRequest): Answer {
  const [version, ...segments] = splitPath(request.url.pathname);
  if (version !== "v1.0" && version !== "beta") {
    throw new Refusal(400, "BadRequest", `Invalid version: ${version ?? ""}`);
  }
  if (segments.length === 0) throw noSegment("");
  if (segments.length === 1 && segments[0]?.toLowerCase() === "$batch") {
    if (request.method !== "POST") throw noSegment("$batch");
    return batchAnswer(request.body, (part) => partAnswer(service, version, part));
  }
  const { route, keys } = findRoute(request.method, version, segments);
  checkPermission(service, route);
  const call: GraphCall = {
    world: service.world(),
    version,
    keys,
    query: parseQuery(request.url.searchParams),
    maxPageSize: maxPageSize(request.headers.prefer),
    root: `${service.graphUrl}/${version}`,
    self: `${service.graphUrl}${request.url.pathname}`,
    body: request.body,
    exports: service.exports,
    settings: service.settings,
  };
  return amended(route.answer(call), service.amendments(route.path), call);
}

/** Intune names the permissions that would do; the rest of Graph only says no. @throws Refusal 403 */
function checkPermission(service: GraphService, route: Route): void {
  const granted = service.settings.permissions;
  if (granted === null || route.permissions.some((one) => granted.includes(one))) return;
  if (/^device(?:App)?Management/.test(route.path))
    throw missingPermission(route.permissions, service.nextRequestId());
  throw new Refusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
}

/** Faults strike parts too; what breaks a connection cannot break one part and shows as 504. */
function partAnswer(service: GraphService, version: Version, part: BatchPart): Answer {
  const url = new URL(`${service.graphUrl}/${version}${part.url}`);
  const truth = (): Answer =>
    /^\/[^/]+\/\$batch/i.test(url.pathname)
      ? { status: 400, body: { error: { code: "BadRequest", message: "A batch cannot hold a batch." } } }
      : graphAnswer(service, { method: part.method, url, headers: part.headers, body: part.body });
  const fault = service.faults.strike(url.pathname);
  let answer: Answer;
  if (fault === null) {
    answer = truth();
  } else {
    const context: FaultContext = {
      requestId: service.nextRequestId(),
      now: new Date(service.world().now),
      address: url.href,
    };
    const { answer: struck, manner } = faultyTransmission(fault, context, truth);
    const broken = { ...fault, path: fault.path, hang: false, reset: false, cut: false, status: 504 };
    answer = manner === "whole" ? struck : faultyTransmission(broken, context, truth).answer;
  }
  service.onPart(part.method, url, answer.status, part.body);
  return answer;
}

function maxPageSize(prefer: string | readonly string[] | undefined): number | null {
  const text = /odata\.maxpagesize\s*=\s*(\d{1,6})/i.exec(String(prefer ?? ""))?.[1];
  return text === undefined || Number(text) === 0 ? null : Number(text);
}

import { OmError } from "../errors.ts";
import { readErrorBody, readScopes } from "./error-body.ts";
import { redactText, redactUrl } from "./redact.ts";

/** Why a request to Graph did not bring what was asked for. */
export type GraphErrorKind =
  | "unauthorized"
  | "forbidden"
  | "notFound"
  | "notSupported"
  | "badRequest"
  | "throttled"
  | "unavailable"
  /** An answer that isn't what Graph sends: HTML, no `value`, a link to another host. */
  | "badAnswer"
  /** An answer that ended before its end, or pages that did. */
  | "incomplete"
  | "timeout"
  | "network";

export interface GraphErrorDetails {
  readonly kind: GraphErrorKind;
  readonly method: string;
  /** Is redacted before it's kept. */
  readonly url: string;
  readonly status?: number;
  readonly requestId?: string | null;
  /** Permissions that would do, as the service names them. */
  readonly scopes?: readonly string[];
  readonly cause?: unknown;
}

/**
 * A request to Graph that failed. `code` is `graph.<kind>`. Message and address hold no token and no query
 * value, so that they can be logged and shown.
 */
export class GraphError extends OmError {
  readonly kind: GraphErrorKind;
  readonly method: string;
  readonly url: string;
  /** HTTP status, `null` when there was no answer. */
  readonly status: number | null;
  /** Microsoft's id of the request, for a support case. */
  readonly requestId: string | null;
  readonly scopes: readonly string[];
  /** What happened, without method and address. */
  readonly detail: string;

  constructor(message: string, details: GraphErrorDetails) {
    const url = redactUrl(details.url);
    const scopes = details.scopes ?? [];
    const detail = redactText(message);
    super(`${details.method} ${url}: ${detail}`, {
      code: `graph.${details.kind}`,
      hint: hintOf(details.kind, scopes),
      cause: details.cause,
    });
    this.name = "GraphError";
    this.kind = details.kind;
    this.method = details.method;
    this.url = url;
    this.status = details.status ?? null;
    this.requestId = details.requestId ?? null;
    this.scopes = scopes;
    this.detail = detail;
  }
}

export interface FailedAnswer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestId: string | null;
  readonly text: string;
}

/** The error of an answer whose status isn't a success: https://learn.microsoft.com/graph/errors */
export function errorOfAnswer(answer: FailedAnswer): GraphError {
  const { code, message } = readErrorBody(answer.text);
  const kind = kindOf(answer.status, message);
  const said = [code, message].filter((part) => part !== "").join(": ");
  return new GraphError(`status ${answer.status}${said === "" ? "" : `, ${said}`}`, {
    kind,
    method: answer.method,
    url: answer.url,
    status: answer.status,
    requestId: answer.requestId,
    scopes: kind === "forbidden" ? readScopes(answer.text) : [],
  });
}

/** The kind of a status, with the two cases where Intune says something else than the status does. */
export function kindOf(status: number, message: string): GraphErrorKind {
  if (status === 429 || (status === 500 && /requests to query broker/i.test(message))) return "throttled";
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  if (status === 404 || status === 204 || status === 410) return "notFound";
  if (status === 501 || (status === 400 && /resource not found for the segment/i.test(message)))
    return "notSupported";
  if (status >= 500) return "unavailable";
  if (status >= 400) return "badRequest";
  return "badAnswer";
}

function hintOf(kind: GraphErrorKind, scopes: readonly string[]): string {
  if (kind === "forbidden" && scopes.length > 0) {
    return `Grant the application one of these permissions and give admin consent: ${scopes.join(", ")}.`;
  }
  return HINTS[kind];
}

const HINTS: Readonly<Record<GraphErrorKind, string>> = {
  unauthorized: "Renew the token or credential; the service did not accept it, not even a fresh one.",
  forbidden: "Grant the application the permission that this source needs and give admin consent.",
  notFound: "Check that the feature is set up in this tenant.",
  notSupported: "This tenant or cloud does not offer the request; switch the collector off if it never will.",
  badRequest: "Report this with the request id: the service refused the form of the request.",
  throttled: "Try again later, or less often: the service limits how much may be asked in a short time.",
  unavailable: "Try again later; the service could not answer.",
  badAnswer: "Check for a proxy or a wrong Graph address between this machine and the service.",
  incomplete: "Collect again, and check for a proxy that breaks connections off.",
  timeout: "Check the network between this machine and the service, and try again later.",
  network: "Check the network, DNS, proxy and firewall between this machine and the service.",
};

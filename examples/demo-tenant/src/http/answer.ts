/** What will be written as an HTTP response. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is written as JSON, text and bytes as they are, null as no bytes at all. */
  readonly body: object | string | Buffer | null;
  /** Default: JSON as Microsoft Graph labels it. */
  readonly contentType?: string;
}

export const GRAPH_JSON: string =
  "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

/** A refusal in Microsoft Graph's form, thrown where it is found out. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The path names something that does not exist there. */
export function noSegment(segment: string): Refusal {
  return new Refusal(400, "BadRequest", `Resource not found for the segment '${segment}'.`);
}

/** Intune puts a JSON text inside the message when a permission is missing. */
export function missingPermission(scopes: readonly string[], requestId: string): Refusal {
  const message =
    "Application is not authorized to perform this operation. Application must have one of the following scopes: " +
    `${scopes.join(", ")} - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000` +
    ` - Activity ID: ${requestId} - Url: https://fef.demo.manage.example/`;
  const inner = {
    _version: 3,
    Message: message,
    CustomApiErrorPhrase: "",
    RetryAfter: null,
    ErrorSourceService: "",
    HttpHeaders: "{}",
  };
  return new Refusal(403, "Forbidden", JSON.stringify(inner, null, 2).replaceAll("\n", "\r\n"));
}

/** The error body that Microsoft Graph writes. */
export function refusalAnswer(refusal: Refusal, requestId: string, now: Date): Answer {
  return {
    status: refusal.status,
    headers: refusal.headers,
    body: {
      error: {
        code: refusal.code,
        message: refusal.message,
        innerError: {
          date: now.toISOString().slice(0, 19),
          "request-id": requestId,
          "client-request-id": requestId,
        },
      },
    },
  };
}

/** What Intune answers for a key that leads nowhere. */
export function resourceNotFound(): Refusal {
  return new Refusal(404, "ResourceNotFound", "The requested resource could not be found.");
}

/** What the service announcements answer for the same. */
export function itemNotFound(): Refusal {
  return new Refusal(404, "NotFound", "The requested item could not be found.");
}

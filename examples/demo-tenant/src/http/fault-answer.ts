import { type Answer, missingPermission, Refusal, refusalAnswer } from "./answer.ts";
import type { Fault } from "./faults.ts";

/** How an answer goes out: whole, broken off in the middle, or not at all. */
export interface Transmission {
  readonly answer: Answer;
  readonly manner: "whole" | "cut" | "hang" | "reset";
}

export interface FaultContext {
  readonly requestId: string;
  readonly now: Date;
  /** Address of the request, for a next link that leads to itself. */
  readonly address: string;
}

const LOGIN_PAGE =
  "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Network sign-in</h1>" +
  '<form method="post" action="/login"><input name="user"><input type="password" name="password"></form></body></html>';

/** What a fault makes of a request. The true answer is asked for only when the fault lets it through. */
export function faultyTransmission(fault: Fault, context: FaultContext, truth: () => Answer): Transmission {
  if (fault.hang === true) return { answer: { status: 200, body: null }, manner: "hang" };
  if (fault.reset === true) return { answer: { status: 200, body: null }, manner: "reset" };
  if (fault.forbidden !== undefined) {
    return whole(
      refusalAnswer(missingPermission([fault.forbidden], context.requestId), context.requestId, context.now),
    );
  }
  if (fault.html === true) {
    return whole({ status: fault.status ?? 200, body: LOGIN_PAGE, contentType: "text/html; charset=utf-8" });
  }
  if (fault.emptyBody === true) return whole({ status: fault.status ?? 200, body: null });
  if (fault.status !== undefined && fault.status >= 400)
    return whole(errorAnswer(fault, fault.status, context));
  const answer = spoil(fault, truth(), context.address);
  return { answer, manner: fault.cut === true ? "cut" : "whole" };
}

const DEFAULTS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ["BadRequest", "The request is not valid."],
  401: ["InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."],
  403: ["Authorization_RequestDenied", "Insufficient privileges to complete the operation."],
  404: ["ResourceNotFound", "The requested resource could not be found."],
  429: ["TooManyRequests", "An error has occurred."],
  500: ["InternalServerError", "Rate limit reached because of too many requests to query broker"],
  501: ["NotSupported", "The operation is not supported."],
  503: ["ServiceUnavailable", "The service is temporarily unavailable."],
  504: ["UnknownError", "The gateway did not answer in time."],
};

function errorAnswer(fault: Fault, status: number, context: FaultContext): Answer {
  const [code, message] = DEFAULTS[status] ?? ["UnknownError", ""];
  const headers = fault.retryAfter === undefined ? {} : { "Retry-After": String(fault.retryAfter) };
  const refusal = new Refusal(status, fault.code ?? code, fault.message ?? message, headers);
  return refusalAnswer(refusal, context.requestId, context.now);
}

/** Changes a page so that a reader without care goes wrong. */
function spoil(fault: Fault, answer: Answer, address: string): Answer {
  if (fault.total !== undefined && typeof answer.body === "string") {
    const report: object = JSON.parse(answer.body);
    return { ...answer, body: JSON.stringify({ ...report, TotalRowCount: fault.total }) };
  }
  if (typeof answer.body !== "object" || answer.body === null || Buffer.isBuffer(answer.body)) return answer;
  const body: Record<string, unknown> = { ...answer.body };
  if (fault.dropValue === true) delete body.value;
  if (fault.repeatNextLink === true) body["@odata.nextLink"] = address;
  if (fault.nextLink !== undefined) body["@odata.nextLink"] = fault.nextLink;
  if (fault.jobStatus !== undefined) Object.assign(body, { status: fault.jobStatus, url: null });
  if (fault.addRow !== undefined && Array.isArray(body.value)) body.value = [fault.addRow, ...body.value];
  return { ...answer, body };
}

function whole(answer: Answer): Transmission {
  return { answer, manner: "whole" };
}

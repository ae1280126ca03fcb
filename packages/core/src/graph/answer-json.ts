import type { GraphAnswer } from "./exchange.ts";
import { GraphError } from "./graph-error.ts";

/** A JSON object of a successful answer. Throws a GraphError `badAnswer` for HTML, cut JSON, text or an error in disguise. */
export function readJsonObject(answer: GraphAnswer): Record<string, unknown> {
  if (answer.text.trim() === "") throw badAnswer(answer, "the answer is empty");
  if (/^\s*</.test(answer.text)) throw badAnswer(answer, "the answer is a web page, not JSON");
  const value = parse(answer);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw badAnswer(answer, "the answer is not a JSON object");
  const object = value as Record<string, unknown>;
  if ("error" in object && typeof object["error"] === "object" && object["error"] !== null) {
    throw badAnswer(answer, `the answer is an error with status ${answer.status}`);
  }
  return object;
}

/** The error for an answer that isn't what Graph sends. */
export function badAnswer(answer: GraphAnswer, what: string): GraphError {
  const { method, url, status, requestId } = answer;
  return new GraphError(what, { kind: "badAnswer", method, url, status, requestId });
}

function parse(answer: GraphAnswer): unknown {
  try {
    return JSON.parse(answer.text.replace(/^\uFEFF/, ""));
  } catch {
    // The parser's own message repeats a piece of the body, which may hold personal data.
    throw badAnswer(answer, "the answer is not whole JSON");
  }
}

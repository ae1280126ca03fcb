import { badAnswer, readJsonObject } from "./answer-json.ts";
import type { GraphAnswer } from "./exchange.ts";
import { GraphError } from "./graph-error.ts";

/**
 * A single entity. Intune documents it inside `value` and sends it bare: both are read. Nothing at all
 * (204) is how OData says that an optional single entity does not exist, so it's `notFound`.
 */
export function readEntity(answer: GraphAnswer): Record<string, unknown> {
  if (answer.status === 204) {
    const { method, url, status, requestId } = answer;
    throw new GraphError("there is no such entity", { kind: "notFound", method, url, status, requestId });
  }
  const body = readJsonObject(answer);
  if (!("value" in body) || Object.keys(body).some((key) => key !== "value" && !key.startsWith("@")))
    return body;
  const value = body["value"];
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw badAnswer(answer, "the answer is not a single entity");
  return value as Record<string, unknown>;
}

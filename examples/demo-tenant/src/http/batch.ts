import { type Answer, GRAPH_JSON, Refusal } from "./answer.ts";

/** One request inside a batch. */
export interface BatchPart {
  readonly id: string;
  readonly method: string;
  /** Below the version, with its query. */
  readonly url: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly dependsOn: readonly string[];
}

const MOST_PARTS = 20;

/**
 * Answers a JSON batch. Each part fails alone; the answers come in another order than the requests.
 *
 * @throws Refusal 400 when the batch as a whole cannot be read.
 */
export function batchAnswer(body: unknown, answerPart: (part: BatchPart) => Answer): Answer {
  const parts = parseBatch(body);
  const statuses = new Map<string, number>();
  const responses = parts.map((part) => {
    const failed = part.dependsOn.some((id) => (statuses.get(id) ?? 424) >= 400);
    const answer = failed ? FAILED_DEPENDENCY : answerPart(part);
    statuses.set(part.id, answer.status);
    return responseOf(part.id, answer);
  });
  return { status: 200, body: { responses: disorder(responses) } };
}

const FAILED_DEPENDENCY: Answer = {
  status: 424,
  body: { error: { code: "FailedDependency", message: "A request that this one depends on has failed." } },
};

function responseOf(id: string, answer: Answer): object {
  const contentType = answer.contentType ?? GRAPH_JSON;
  return {
    id,
    status: answer.status,
    headers: {
      "Cache-Control": "no-cache",
      "OData-Version": "4.0",
      "Content-Type": contentType,
      ...answer.headers,
    },
    // What is not JSON travels as base64.
    body: typeof answer.body === "string" ? Buffer.from(answer.body).toString("base64") : answer.body,
  };
}

/** Every second one first, from the end: an order that no reader expects, the same each time. */
function disorder<T>(list: readonly T[]): readonly T[] {
  const reversed = list.toReversed();
  return [...reversed.filter((_, at) => at % 2 === 0), ...reversed.filter((_, at) => at % 2 === 1)];
}

function parseBatch(body: unknown): readonly BatchPart[] {
  const requests: unknown = isRecord(body) ? body.requests : undefined;
  if (!Array.isArray(requests) || requests.length === 0) {
    throw new Refusal(400, "BadRequest", "Invalid batch payload format.");
  }
  if (requests.length > MOST_PARTS) {
    throw new Refusal(
      400,
      "BadRequest",
      `Number of batch request steps exceeds the maximum value of ${MOST_PARTS}.`,
    );
  }
  const parts = requests.map(parsePart);
  const ids = new Set(parts.map(({ id }) => id.toLowerCase()));
  if (ids.size !== parts.length)
    throw new Refusal(400, "BadRequest", "Each request id in a batch must be unique.");
  return parts;
}

function parsePart(entry: unknown): BatchPart {
  if (
    !isRecord(entry) ||
    typeof entry.id !== "string" ||
    typeof entry.method !== "string" ||
    typeof entry.url !== "string"
  ) {
    throw new Refusal(400, "BadRequest", "Each request of a batch needs an id, a method and a url.");
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(entry.url)) {
    throw new Refusal(400, "BadRequest", `The url of request '${entry.id}' must be relative.`);
  }
  const headers = Object.entries(isRecord(entry.headers) ? entry.headers : {});
  return {
    id: entry.id,
    method: entry.method.toUpperCase(),
    url: entry.url.startsWith("/") ? entry.url : `/${entry.url}`,
    body: entry.body,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)])),
    dependsOn: Array.isArray(entry.dependsOn) ? entry.dependsOn.map(String) : [],
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

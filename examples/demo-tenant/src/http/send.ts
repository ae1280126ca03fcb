import type { ServerResponse } from "node:http";
import { type Answer, GRAPH_JSON } from "./answer.ts";
import type { Transmission } from "./fault-answer.ts";

/** Writes an answer, or breaks off as the transmission says. */
export function send(response: ServerResponse, { answer, manner }: Transmission, requestId: string): void {
  if (manner === "hang") return;
  if (manner === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (manner === "cut" && answer.body === null) {
    // There is nothing to break off in the middle of: all was done, and not a byte tells so.
    response.socket?.destroy();
    return;
  }
  const bytes = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(bodyText(answer), "utf8");
  response.writeHead(answer.status, {
    "Cache-Control": "no-cache",
    "Content-Type": answer.contentType ?? GRAPH_JSON,
    "Content-Length": bytes.length,
    "OData-Version": "4.0",
    "request-id": requestId,
    "client-request-id": requestId,
    ...answer.headers,
  });
  if (manner === "cut") {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
    return;
  }
  response.end(bytes);
}

function bodyText(answer: Answer): string {
  if (answer.body === null) return "";
  return typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
}

import {
  type HttpReply,
  type ScriptedHttpServer,
  startScriptedHttpServer,
  type TakenRequest,
} from "../http/scripted-http-server.contract.ts";

/** Graph on loopback, as far as mail goes; `fault` may answer in its place. */
export interface ScriptedGraph extends ScriptedHttpServer {
  /** The messages that were sent in one request, as they were before base64. */
  readonly sent: readonly Buffer[];
  /** Method and path of each request below the mailbox, ids left out. */
  readonly steps: readonly string[];
}

export const GRAPH_TOKEN = "graph-token";
const MAILBOX = "/v1.0/users/om%40contoso.com";

export async function startScriptedGraph(
  fault: (request: TakenRequest, step: string) => HttpReply | null = () => null,
): Promise<ScriptedGraph> {
  const sent: Buffer[] = [];
  const steps: string[] = [];
  const server = await startScriptedHttpServer((request) => {
    const step = stepOf(request);
    steps.push(step);
    return fault(request, step) ?? answer(request, step, server.origin, sent);
  });
  return Object.defineProperties(server, {
    sent: { value: sent },
    steps: { value: steps },
  }) as ScriptedGraph;
}

function stepOf({ method, path }: TakenRequest): string {
  const below = path.startsWith(MAILBOX) ? path.slice(MAILBOX.length) : path;
  return `${method} ${below.replace(/\?.*$/, "").replace(/^\/messages\/[^/]+/, "/messages/{}")}`;
}

function answer({ headers, body }: TakenRequest, step: string, origin: string, sent: Buffer[]): HttpReply {
  if (step.startsWith("PUT /upload")) {
    const [, , to = 0, total = 0] =
      /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers["content-range"] ?? "")?.map(Number) ?? [];
    if (to + 1 === total) return { status: 201 };
    return { status: 200, body: { nextExpectedRanges: [`${to + 1}-`] } };
  }
  if (headers.authorization !== `Bearer ${GRAPH_TOKEN}`) return refusal(401, "InvalidAuthenticationToken");
  switch (step) {
    case "GET /mailFolders/drafts":
      return { status: 200, body: { id: "drafts" } };
    case "POST /sendMail":
      sent.push(Buffer.from(body.toString("latin1"), "base64"));
      return { status: 202 };
    case "POST /messages":
      return { status: 201, body: { id: "AAMk/draft+1=", isDraft: true } };
    case "POST /messages/{}/attachments":
      return { status: 201, body: { id: "file" } };
    case "POST /messages/{}/attachments/createUploadSession":
      return {
        status: 201,
        body: { uploadUrl: `${origin}/upload?authtoken=hidden`, nextExpectedRanges: ["0-"] },
      };
    case "POST /messages/{}/send":
      return { status: 202 };
    case "DELETE /messages/{}":
      return { status: 204 };
    default:
      return refusal(400, "BadRequest");
  }
}

/** An error in Graph's own form. */
export function refusal(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return { status, headers, body: { error: { code, message: "As the service says it." } } };
}

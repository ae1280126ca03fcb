import { badAnswer, readJsonObject } from "./answer-json.ts";
import type { GraphAnswer } from "./exchange.ts";
import { GraphError } from "./graph-error.ts";
import type { GraphPage, GraphRequest } from "./graph-reader.ts";
import { pathWithQuery } from "./path-with-query.ts";
import type { GraphTransport } from "./transport.ts";

interface LinkedPage extends GraphPage {
  /** Opaque and secret: it grants access, so it's never logged. */
  readonly nextLink: string | null;
}

/**
 * Follows a collection to its end: https://learn.microsoft.com/graph/paging. Throws a GraphError `badAnswer` for
 * a page without `value`, and `incomplete` for a link that was seen before, leads to another host, or never
 * ends; the pages before it have been handed out by then.
 */
export async function* readPages(
  transport: GraphTransport,
  request: GraphRequest,
): AsyncGenerator<GraphPage> {
  const { version, headers, signal } = request;
  const path = pathWithQuery(request.path, request.query);
  const seen = new Set<string>();
  let link: string | null = null;
  for (let pages = 0; ; pages += 1) {
    if (pages >= transport.limits.maxPages)
      throw endless(transport, request, `there are more than ${pages} pages`);
    const page: LinkedPage = await transport.send({
      method: "GET",
      version,
      path,
      repeatable: true,
      signal,
      ...(headers === undefined ? {} : { headers }),
      ...(link === null ? {} : { link }),
      read: (answer) => readPage(answer, transport.origin),
    });
    yield { rows: page.rows };
    if (page.nextLink === null) return;
    link = page.nextLink;
    if (seen.has(link)) throw endless(transport, request, "a link to the next page was repeated");
    seen.add(link);
  }
}

/** One page of a collection, its shape and the host of its next link checked. */
export function readPage(answer: GraphAnswer, origin: string): LinkedPage {
  const body = readJsonObject(answer);
  const rows = body["value"];
  if (!Array.isArray(rows)) throw badAnswer(answer, "the page has no list of values");
  const link = body["@odata.nextLink"];
  if (link === undefined || link === null || link === "") return { rows, nextLink: null };
  return { rows, nextLink: checkedLink(answer, link, origin) };
}

function checkedLink(answer: GraphAnswer, link: unknown, origin: string): string {
  const url = typeof link === "string" ? URL.parse(link) : null;
  if (url === null) throw badAnswer(answer, "the link to the next page is not an address");
  const isGraph =
    url.origin === origin &&
    /^\/(?:v1\.0|beta)\//.test(url.pathname) &&
    url.username === "" &&
    url.password === "";
  if (!isGraph)
    throw badAnswer(answer, "the link to the next page leads away from the cloud's own Graph host");
  return url.href;
}

function endless(transport: GraphTransport, request: GraphRequest, what: string): GraphError {
  const url = `${transport.origin}/${request.version}${request.path}`;
  return new GraphError(what, { kind: "incomplete", method: "GET", url });
}

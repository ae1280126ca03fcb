import { setImmediate } from "node:timers/promises";
import { badAnswer, readJsonObject } from "./answer-json.ts";
import type { GraphAnswer } from "./exchange.ts";
import { GraphError } from "./graph-error.ts";
import type { GraphPage, GraphRequest } from "./graph-reader.ts";
import { pathWithQuery } from "./path-with-query.ts";
import { peekNextLink } from "./peek-next-link.ts";
import type { GraphTransport } from "./transport.ts";

interface LinkedPage extends GraphPage {
  /** Opaque and secret: it grants access, so it's never logged. */
  readonly nextLink: string | null;
}

/**
 * Follows a collection to its end: https://learn.microsoft.com/graph/paging. The next page is asked for before the one at
 * hand is handed out, so that service and reader work at the same time. Throws a GraphError `badAnswer` for a page
 * without `value`, and `incomplete` for a link that was seen before, leads to another host, or never ends; the pages
 * before it have been handed out by then.
 */
export async function* readPages(
  transport: GraphTransport,
  request: GraphRequest,
): AsyncGenerator<GraphPage> {
  const stop = new AbortController();
  const signal = request.signal === undefined ? stop.signal : AbortSignal.any([request.signal, stop.signal]);
  const seen = new Set<string>();
  let isWaiting = true;
  let early: EarlyPage | null = null;
  const ask = (link: string | null): Promise<LinkedPage> => {
    const page = askPage(transport, request, { link, signal, onLink: askEarly });
    // It is awaited later; a reader that stops before then must not hear of it.
    page.catch(() => undefined);
    return page;
  };
  /** One page ahead and no further: a page that comes while the reader is at work waits with its own link. */
  const askEarly = (link: string): void => {
    if (isWaiting && early === null && !seen.has(link)) early = { link, page: ask(link) };
  };
  let coming = ask(null);
  try {
    for (let pages = 1; ; pages += 1) {
      isWaiting = true;
      const page = await coming;
      isWaiting = false;
      const link = page.nextLink;
      if (link === null) {
        yield { rows: page.rows };
        return;
      }
      const fault = faultOf(transport, request, { isRepeated: seen.has(link), pages });
      seen.add(link);
      if (fault === null) {
        coming = takeEarly(early, link) ?? ask(link);
        early = null;
        // The request leaves before the reader, who may be long at work, gets the page.
        await setImmediate();
      }
      yield { rows: page.rows };
      if (fault !== null) throw fault;
    }
  } finally {
    stop.abort();
  }
}

/** A page that was asked for before the one that names it was understood. */
interface EarlyPage {
  readonly link: string;
  readonly page: Promise<LinkedPage>;
}

/** The early page, unless the page before it names another link after all. */
function takeEarly(early: EarlyPage | null, link: string): Promise<LinkedPage> | null {
  return early !== null && early.link === link ? early.page : null;
}

interface PageAsked {
  readonly link: string | null;
  readonly signal: AbortSignal;
  /** Told of the next link as soon as it can be made out. */
  readonly onLink: (link: string) => void;
}

async function askPage(
  transport: GraphTransport,
  request: GraphRequest,
  { link, signal, onLink }: PageAsked,
): Promise<LinkedPage> {
  return await transport.send({
    method: "GET",
    version: request.version,
    path: pathWithQuery(request.path, request.query),
    repeatable: true,
    signal,
    ...(request.headers === undefined ? {} : { headers: request.headers }),
    ...(link === null ? {} : { link }),
    read: async (answer) => {
      const next = peekNextLink(answer.text);
      if (next !== null && isOfGraph(next, transport.origin)) {
        onLink(next.href);
        // Parsing a large page takes as long as sending a request: that leaves first.
        await setImmediate();
      }
      return readPage(answer, transport.origin);
    },
  });
}

/** Why a next link is not followed. */
function faultOf(
  transport: GraphTransport,
  request: GraphRequest,
  { isRepeated, pages }: { readonly isRepeated: boolean; readonly pages: number },
): GraphError | null {
  if (isRepeated) return endless(transport, request, "a link to the next page was repeated");
  if (pages >= transport.limits.maxPages)
    return endless(transport, request, `there are more than ${pages} pages`);
  return null;
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
  if (!isOfGraph(url, origin))
    throw badAnswer(answer, "the link to the next page leads away from the cloud's own Graph host");
  return url.href;
}

function isOfGraph(url: URL, origin: string): boolean {
  return (
    url.origin === origin &&
    /^\/(?:v1\.0|beta)\//.test(url.pathname) &&
    url.username === "" &&
    url.password === ""
  );
}

function endless(transport: GraphTransport, request: GraphRequest, what: string): GraphError {
  const url = `${transport.origin}/${request.version}${request.path}`;
  return new GraphError(what, { kind: "incomplete", method: "GET", url });
}

import { setTimeout as wait } from "node:timers/promises";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ExportStore } from "../exports.ts";
import type { TenantSettings } from "../routes/route.ts";
import { whatsNewPage } from "../scenario/whats-new.ts";
import type { World } from "../world.ts";
import { type Answer, Refusal, refusalAnswer } from "./answer.ts";
import type { Amendment } from "./amendments.ts";
import type { Auth } from "./auth.ts";
import { controlAnswer } from "./control.ts";
import { faultyTransmission, type Transmission } from "./fault-answer.ts";
import type { Faults } from "./faults.ts";
import { graphAnswer } from "./graph.ts";
import { MAIL_REQUEST_BYTES, mailAnswer } from "../mail/mail-answer.ts";
import type { MailboxStore } from "../mail/mailbox-store.ts";
import { parseJson, readBody } from "./read-body.ts";
import { send } from "./send.ts";
import { splitPath } from "./split-path.ts";

/** One request that was answered. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** With the question mark, as it came; empty without one. */
  readonly query: string;
  readonly status: number;
  /** True for a part of a batch. */
  readonly part: boolean;
  /** The JSON body of a POST to Graph; absent for a batch, whose parts stand on their own. */
  readonly body?: unknown;
}

export interface HandlerContext {
  readonly auth: Auth;
  readonly faults: Faults;
  readonly exports: ExportStore;
  readonly mailboxes: MailboxStore;
  /** Where exported files are, and where pieces of files are put. */
  readonly filesUrl: string;
  readonly graphUrl: string;
  readonly requests: LoggedRequest[];
  readonly settings: TenantSettings;
  readonly amendments: (path: string) => readonly Amendment[];
  readonly world: () => World;
  readonly setDay: (day: number) => void;
  readonly nextRequestId: () => string;
}

const LONGEST_LOG = 10_000;

/** The tenant's HTTP side: faults first, then the control, feed, sign-in and Graph addresses. */
export function createHandler(context: HandlerContext): RequestListener {
  return (request, response) => {
    handle(context, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else
        send(
          response,
          { answer: { status: 500, body: { error: { code: "DemoTenant", message } } }, manner: "whole" },
          "",
        );
    });
  };
}

async function handle(
  context: HandlerContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = addressOf(context, request);
  const method = request.method ?? "GET";
  const requestId = context.nextRequestId();
  const most = isMail(url) ? MAIL_REQUEST_BYTES : undefined;
  const text = await readBody(request, most).catch((error: unknown) => error);
  const truth = (): Answer => truthful(context, request, url, text);
  const fault = url.pathname.startsWith("/_demo/") ? null : context.faults.strike(url.pathname);
  if (fault?.delayMs !== undefined) await wait(fault.delayMs, undefined, { ref: false });

  const faultContext = { requestId, now: new Date(context.world().now), address: url.href };
  const transmission: Transmission =
    fault === null ? { answer: truth(), manner: "whole" } : faultyTransmission(fault, faultContext, truth);
  remember(context, {
    method,
    path: url.pathname,
    query: url.search,
    status: transmission.answer.status,
    part: false,
    ...loggedBody(method, url, text),
  });
  send(response, transmission, requestId);
}

/** The answer that the service would give. Refusals become error bodies. */
function truthful(context: HandlerContext, request: IncomingMessage, url: URL, text: unknown): Answer {
  try {
    if (typeof text !== "string") throw text;
    return (
      control(context, request, url, text) ??
      signIn(context, request, url, text) ??
      graph(context, request, url, text)
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusalAnswer(error, context.nextRequestId(), new Date(context.world().now));
  }
}

function control(context: HandlerContext, request: IncomingMessage, url: URL, text: string): Answer | null {
  const { estate, day } = context.world();
  if (url.pathname === "/feeds/whats-new.md") {
    return {
      status: 200,
      body: whatsNewPage(estate.calendar, day),
      contentType: "text/markdown; charset=utf-8",
    };
  }
  if (!url.pathname.startsWith("/_demo/")) return null;
  return controlAnswer({ method: request.method ?? "GET", path: url.pathname, body: text }, context);
}

function signIn(context: HandlerContext, request: IncomingMessage, url: URL, text: string): Answer | null {
  const path = url.pathname.split("/").slice(1);
  if (request.method === "GET") return context.auth.discovery(path, context.graphUrl);
  if (path.slice(1).join("/") !== "oauth2/v2.0/token") return null;
  return context.auth.token(path[0] ?? "", new URLSearchParams(text));
}

function graph(context: HandlerContext, request: IncomingMessage, url: URL, text: string): Answer {
  context.auth.check(request.headers.authorization);
  const mail = isMail(url) ? mailOf(context, request, url, text) : null;
  if (mail !== null) return mail;
  const body = request.method === "POST" ? parseJson(text) : undefined;
  const onPart = (method: string, part: URL, status: number, sent: unknown): void =>
    remember(context, {
      method,
      path: part.pathname,
      query: part.search,
      status,
      part: true,
      ...(sent === undefined ? {} : { body: sent }),
    });
  return graphAnswer(
    { ...context, onPart },
    { method: request.method ?? "GET", url, headers: request.headers, body },
  );
}

function isMail(url: URL): boolean {
  return /^\/v1\.0\/users\/[^/]+\/(?:sendMail|messages|mailFolders)(?:\/|$)/i.test(url.pathname);
}

function mailOf(context: HandlerContext, request: IncomingMessage, url: URL, text: string): Answer {
  return mailAnswer(context, {
    method: request.method ?? "GET",
    segments: splitPath(url.pathname).slice(1),
    contentType: request.headers["content-type"] ?? "",
    body: text,
  });
}

/** Of requests to Graph alone: a sign-in carries the secret. */
function loggedBody(method: string, url: URL, text: unknown): Pick<LoggedRequest, "body"> {
  const isGraph = /^\/(?:v1\.0|beta)\/(?!\$batch$)/.test(url.pathname);
  if (method !== "POST" || !isGraph || typeof text !== "string") return {};
  try {
    return { body: parseJson(text) };
  } catch (error) {
    if (error instanceof Refusal) return {};
    throw error;
  }
}

function remember(context: HandlerContext, entry: LoggedRequest): void {
  context.requests.push(entry);
  if (context.requests.length > LONGEST_LOG) context.requests.splice(0, LONGEST_LOG / 10);
}

/** The host header is not looked at: next links always lead back here. */
function addressOf(context: HandlerContext, request: IncomingMessage): URL {
  const path = request.url ?? "/";
  return new URL(`${context.graphUrl}${path.startsWith("/") ? path : "/"}`);
}

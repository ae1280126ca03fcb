import { OmError } from "../errors.ts";
import type { AddressLookup } from "./checked-address.ts";
import { decodeText } from "./decode-text.ts";
import type { FeedProblem, FeedText } from "./feed.ts";
import type { FeedAnswer, FeedAnswers } from "./feed-answers.ts";
import { readFeedFile } from "./feed-file.ts";
import { requestFeed } from "./feed-request.ts";
import { shownAddress } from "./shown-address.ts";

export interface FeedFetcherOptions {
  /** Whether `file:` URLs may be read. Only for addresses from the configuration or the command line. Default: no. */
  readonly allowFiles?: boolean;
  readonly limits?: FeedLimits;
  /** Looks up a host name. Default: the machine's resolver. */
  readonly lookup?: AddressLookup;
  /** Where answers are kept between runs. Without it each read fetches the whole feed. */
  readonly answers?: FeedAnswers;
}

export interface FeedReadOptions {
  readonly signal?: AbortSignal;
  /** Whether this address may lie inside the organisation's own network, on every hop. Default: no. */
  readonly allowPrivate?: boolean;
}

export interface FeedLimits {
  /** Most bytes of one feed after decompression. Default: 10 MiB. */
  readonly maxBytes?: number;
  /** Time for the whole read, redirects and body included. Default: 30 s. */
  readonly timeoutMs?: number;
  /** Most redirects that are followed. Default: 5. */
  readonly maxRedirects?: number;
}

/** A feed as it was read: `base` is where it was found in the end, after redirects. */
export interface FetchedFeed extends FeedText {
  readonly base: string;
  readonly problems: readonly FeedProblem[];
}

export interface FeedFetcher {
  /**
   * Reads a whole feed.
   * @throws OmError `feed.unreachable`, `feed.too-large`, `feed.refused-address`, `feed.http-status` or
   * `feed.timeout`; the reason of `signal` when that was aborted.
   */
  read(url: string, options?: FeedReadOptions): Promise<FetchedFeed>;
}

const DEFAULTS = { maxBytes: 10 * 1024 * 1024, timeoutMs: 30_000, maxRedirects: 5 };

/**
 * Reads feeds and pages over HTTP(S), and files where that is allowed. It sends no credentials, follows
 * each redirect itself, and checks every address it is sent to. It speaks through `node:http` rather than
 * `fetch`, because only there can the connection be tied to the very address that was checked: with a
 * second look-up, a host could answer with a public address first and an internal one after. Where answers are
 * kept it asks only whether they still hold (RFC 9110, section 13).
 */
export function createFeedFetcher(options: FeedFetcherOptions = {}): FeedFetcher {
  const limits = { ...DEFAULTS, ...options.limits };
  return {
    read: async (address, { signal, allowPrivate = false } = {}) => {
      const deadline = AbortSignal.timeout(limits.timeoutMs);
      const either = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
      const url = parse(address);
      const kept = await keptAnswer(url, options.answers, limits.maxBytes);
      let answer: FeedAnswer;
      try {
        answer = await readOnce(url, kept, { ...options, limits, allowPrivate, signal: either });
      } catch (error) {
        signal?.throwIfAborted();
        if (deadline.aborted) throw timedOut(address, limits.timeoutMs, error);
        throw error;
      }
      if (answer !== kept && (answer.etag ?? answer.lastModified) !== null)
        await options.answers?.put(url.href, answer);
      return { ...decodeText(answer.bytes, answer.contentType), base: answer.base };
    },
  };
}

async function keptAnswer(
  url: URL,
  answers: FeedAnswers | undefined,
  maxBytes: number,
): Promise<FeedAnswer | null> {
  const kept = url.protocol === "file:" ? null : ((await answers?.get(url.href)) ?? null);
  return kept === null || kept.bytes.length > maxBytes ? null : kept;
}

interface OneRead extends FeedFetcherOptions {
  readonly limits: Required<FeedLimits>;
  readonly allowPrivate: boolean;
  readonly signal: AbortSignal;
}

async function readOnce(start: URL, kept: FeedAnswer | null, read: OneRead): Promise<FeedAnswer> {
  const { limits, signal } = read;
  if (start.protocol === "file:" && read.allowFiles === true) {
    const bytes = await readFeedFile(start, limits.maxBytes, signal);
    return { base: start.href, bytes, contentType: null, etag: null, lastModified: null };
  }
  let url = start;
  for (let hop = 0; hop <= limits.maxRedirects; hop += 1) {
    // What marks a version is known to the address that gave it, and told to no other.
    const known = kept?.base === url.href ? kept : null;
    const response = await requestFeed(url, { ...read, maxBytes: limits.maxBytes, kept: known });
    if (response.kind !== "redirect") return response.answer;
    url = parse(response.location, url);
  }
  throw new OmError(`${shownAddress(start.href)} leads on more than ${limits.maxRedirects} times`, {
    code: "feed.unreachable",
    hint: "Open the address in a browser and configure the one that it ends at.",
  });
}

/** Takes names and passwords out: they are never sent, and must not end up in links. */
function parse(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) {
    throw new OmError(`${shownAddress(address)} is not an address`, {
      code: "feed.unreachable",
      hint: "Write a whole address such as https://learn.microsoft.com/intune/whats-new/.",
    });
  }
  const url = new URL(address, base?.href);
  url.username = "";
  url.password = "";
  url.hash = "";
  return url;
}

function timedOut(address: string, timeoutMs: number, cause: unknown): OmError {
  return new OmError(`${shownAddress(address)} was not read within ${timeoutMs / 1000} s`, {
    code: "feed.timeout",
    hint: "Try again later; if it stays slow, check the proxy and the firewall between here and that host.",
    cause,
  });
}

import { OmError } from "../errors.ts";
import type { FeedItem, FeedProblem, FeedText } from "./feed.ts";
import { feedKinds } from "./kinds/index.ts";
import type { NamedVersion, Platform, UpdateStage } from "../updates/update.ts";

/** How a text is read, as `updates inspect --json` prints it. What is not known is absent; dates are ISO instants. */
export interface FeedInspection {
  readonly kind: string;
  readonly items: readonly InspectedItem[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

export interface InspectedItem {
  readonly key: string;
  readonly title: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly platforms: readonly Platform[];
  readonly url?: string;
  readonly summary: string;
  readonly category?: string;
  /** ISO week, for example `2026-W18`. */
  readonly week?: string;
  /** Other keys that it goes by. */
  readonly aliases?: readonly string[];
  readonly tags?: readonly string[];
  /** How far it has come, where that is not that it is there. */
  readonly stage?: UpdateStage;
  readonly versions?: readonly NamedVersion[];
  readonly actBy?: string;
  readonly severity?: string;
}

/**
 * Reads a text with the kind named, or with the first one that recognises it.
 * @throws OmError `feed.unknown-kind` for a kind that does not exist, `feed.unrecognised` when none fits.
 */
export async function inspectFeed(
  input: FeedText & { readonly problems?: readonly FeedProblem[] },
  kind?: string,
): Promise<FeedInspection> {
  const chosen = feedKinds.find((candidate) =>
    kind === undefined ? candidate.recognises(input) : candidate.kind === kind,
  );
  if (chosen === undefined) throw kind === undefined ? unrecognised() : unknownKind(kind);
  const { items, problems } = await chosen.read(input);
  const all = [...(input.problems ?? []), ...problems];
  return {
    kind: chosen.kind,
    items: items.map(inspected),
    problems: all.map(({ code, message }) => ({ code, message })),
  };
}

function inspected(item: FeedItem): InspectedItem {
  const { aliases = [], stage = "released", versions = [], actBy = null, severity = null } = item;
  const tags = [...(item.services ?? []), ...(item.tags ?? [])];
  return {
    key: item.key,
    title: item.title,
    ...(item.publishedAt === null ? {} : { publishedAt: item.publishedAt.toISOString() }),
    ...(item.updatedAt === null ? {} : { updatedAt: item.updatedAt.toISOString() }),
    platforms: item.platforms,
    ...(item.url === null ? {} : { url: item.url }),
    summary: item.summary,
    ...(item.category === null ? {} : { category: item.category }),
    ...(item.week === null ? {} : { week: item.week }),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(stage === "released" ? {} : { stage }),
    ...(versions.length === 0 ? {} : { versions }),
    ...(actBy === null ? {} : { actBy: actBy.toISOString() }),
    ...(severity === null ? {} : { severity }),
  };
}

function names(): string {
  return feedKinds.map((candidate) => candidate.kind).join(", ");
}

function unknownKind(kind: string): OmError {
  return new OmError(`There is no feed kind ${JSON.stringify(kind.slice(0, 80))}`, {
    code: "feed.unknown-kind",
    hint: `Use one of: ${names()}.`,
  });
}

function unrecognised(): OmError {
  return new OmError("This text looks like none of the kinds that can be read", {
    code: "feed.unrecognised",
    hint: `Check that the address leads to the page itself, or name its kind: ${names()}.`,
  });
}

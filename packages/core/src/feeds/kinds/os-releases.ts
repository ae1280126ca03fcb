import type { FeedItem, FeedKind, FeedReading, FeedText } from "../feed.ts";
import { JSON_PROBLEMS } from "../json/json-problems.ts";
import { looksLikeJson, readJson, sampleJson } from "../json/read-json.ts";
import { appleBuilds, appleOffers, appleSecurityReleases } from "../releases/apple-lists.ts";
import type { JsonForm } from "../releases/json-form.ts";
import type { Release } from "../releases/release.ts";
import { namedRelease, releaseItems } from "../releases/release.ts";
import { sofaVersions } from "../releases/sofa.ts";
import { windowsBuilds } from "../releases/windows-builds.ts";
import { createProblemNotes } from "../xml/problem-notes.ts";
import { feedKind } from "./feed.ts";

/** Releases of one text. */
const ITEM_LIMIT = 5_000;
/** Releases that are looked at to tell the kind. */
const SAMPLED = 20;
const FORMS: readonly JsonForm[] = [
  sofaVersions,
  appleOffers,
  windowsBuilds,
  appleBuilds,
  appleSecurityReleases,
];

/**
 * Releases of Apple's systems and of Windows, in JSON of several forms. A feed in XML is read as releases too when it is
 * asked for by this kind; by itself it is a feed like any other.
 */
export const osReleasesKind: FeedKind = {
  kind: "os-releases",
  recognises: ({ text }) => {
    const root = sampleJson(text);
    return (
      root !== null &&
      FORMS.some((form) => (form.read(root, { list: ignore, limit: SAMPLED })?.length ?? 0) > 0)
    );
  },
  read: (input) => (looksLikeJson(input.text) ? readReleases(input) : readFeedOfReleases(input)),
};

function readReleases({ text }: FeedText): FeedReading {
  const notes = createProblemNotes();
  const root = readJson(text, notes.count);
  let releases: readonly Release[] = [];
  for (const form of FORMS) {
    const found = form.read(root, { list: notes.list, limit: ITEM_LIMIT + 1 });
    if (found === null) continue;
    releases = found;
    break;
  }
  const items = releaseItems(releases.slice(0, ITEM_LIMIT), notes.list);
  if (releases.length > ITEM_LIMIT) notes.count(JSON_PROBLEMS.tooManyItems);
  if (items.length === 0) notes.count(JSON_PROBLEMS.noItems);
  return { items, problems: notes.all() };
}

/** The items of a feed by what their titles release; what is said of them stays as the feed says it. */
async function readFeedOfReleases(input: FeedText): Promise<FeedReading> {
  const { items, problems } = await feedKind.read(input);
  const notes = createProblemNotes();
  const releases = releaseItems(items.map(toRelease), notes.list);
  // The feed's ids are not what its releases are known by: that some are used twice matters to nothing here.
  const own = problems.filter(({ code }) => code !== "item.duplicate-id");
  return { items: releases, problems: [...own, ...notes.all()] };
}

function toRelease(item: FeedItem): Release {
  return {
    ...namedRelease(item.title, {
      releasedAt: item.publishedAt,
      updatedAt: item.updatedAt,
      url: item.url,
      category: item.category,
      lines: item.summary.split("\n"),
      tags: item.tags ?? [],
    }),
  };
}

function ignore(): void {
  return;
}

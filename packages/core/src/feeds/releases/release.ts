import { cleanLines, cleanText } from "../../text/clean-text.ts";
import type { NamedVersion, Platform } from "../../updates/update.ts";
import { PLATFORMS } from "../../updates/update.ts";
import type { FeedItem, FeedProblem } from "../feed.ts";
import { SUMMARY_LIMIT } from "../feed.ts";
import { learnAnchor, slugOf } from "../page/slug.ts";
import { platformsIn } from "../platform-terms.ts";
import { uniqueKeys } from "../unique-keys.ts";
import { namedVersions, readReleaseName, versionKey } from "./release-name.ts";

/** One release as one of the forms tells it. */
export interface Release {
  readonly title: string;
  /** What tells it from all others: product, version and, where the release itself states one, the build. */
  readonly id: string;
  readonly platforms: readonly Platform[];
  /** Whether it is one of an operating system. */
  readonly system: boolean;
  readonly versions: readonly NamedVersion[];
  readonly isPreview: boolean;
  readonly releasedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly url: string | null;
  readonly category: string | null;
  /** What else is known, one fact a line. */
  readonly lines: readonly string[];
  readonly tags: readonly string[];
}

export type ReleaseFacts = Pick<Release, "releasedAt" | "url" | "category" | "lines" | "tags"> & {
  readonly build?: string;
  readonly updatedAt?: Date | null;
};

/** A release that is known by its name. One whose name tells no version is known by its words and its day. */
export function namedRelease(name: string, facts: ReleaseFacts): Release {
  const title = cleanText(name, 300);
  const { products, builds } = readReleaseName(title);
  const [first] = products;
  const build = facts.build ?? builds[0] ?? "";
  const found = new Set(products.flatMap(({ platforms }) => platforms));
  const day = facts.releasedAt === null ? "" : `@${facts.releasedAt.toISOString().slice(0, 10)}`;
  const words = `${slugOf(learnAnchor(title)) || "untitled"}${day}`;
  return {
    ...facts,
    title,
    id:
      first === undefined
        ? words
        : [first.id, versionKey(first), build].filter((part) => part !== "").join(":"),
    platforms: first === undefined ? platformsIn(title) : PLATFORMS.filter((platform) => found.has(platform)),
    system: products.some(({ system }) => system),
    versions: namedVersions(products),
    isPreview: first?.isPreview ?? false,
    updatedAt: facts.updatedAt ?? null,
  };
}

/** The releases as items: each once, and those of one version that differ numbered from the oldest. */
export function releaseItems(
  releases: readonly Release[],
  list: (problem: FeedProblem) => void,
): readonly FeedItem[] {
  const seen = new Map<string, Release>();
  for (const release of releases) {
    const same = `${release.id}\n${release.title}\n${release.releasedAt?.getTime() ?? ""}\n${release.url ?? ""}`;
    if (seen.has(same)) {
      const message = `"${release.title}" is there more than once.`;
      list({ code: "item.duplicate-id", message, harmless: true });
    } else seen.set(same, release);
  }
  const all = [...seen.values()];
  const keys = uniqueKeys(
    all.map(({ id }) => `os-release:${id.toLowerCase()}`),
    byAge(all),
  );
  return all.map((release, at) => ({ key: keys[at] ?? "", ...toItem(release) }));
}

/** Places by age; those of one day by their place from the last, as in feeds where the newest stands on top. */
function byAge(releases: readonly Release[]): readonly number[] {
  const time = (at: number): number => releases[at]?.releasedAt?.getTime() ?? 0;
  return [...releases.keys()].sort((one, other) => time(one) - time(other) || other - one);
}

function toItem(release: Release): Omit<FeedItem, "key"> {
  return {
    title: release.title,
    publishedAt: release.releasedAt,
    updatedAt: release.updatedAt,
    platforms: release.platforms,
    url: release.url,
    summary: cleanLines(release.lines.join("\n"), SUMMARY_LIMIT),
    category: release.category,
    week: null,
    ...(release.tags.length === 0 ? {} : { tags: release.tags }),
    ...(release.versions.length === 0 ? {} : { versions: release.versions }),
    ...(release.system ? { kind: "osRelease" as const } : {}),
    ...(release.isPreview ? { stage: "inDevelopment" as const } : {}),
  };
}

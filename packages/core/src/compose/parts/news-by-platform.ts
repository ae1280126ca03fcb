import type { UpdateState } from "../../assess/updates.ts";
import type { Platform } from "../../updates/update.ts";
import type { NewsBlock, NewsItem } from "../document.ts";
import type { SectionContext } from "../section.ts";
import { plainPlatforms, platformName } from "./platform-names.ts";

/** iPhone and iPad run what is nearly one system, and are announced together. */
const GROUPS: readonly (readonly Platform[])[] = [
  ["windows"],
  ["ios", "ipados"],
  ["macos"],
  ["android"],
  ["linux"],
  ["chromeos"],
  ["visionos"],
  ["tvos"],
];

/** Announcements in a group for each platform, then those for several, then those that name none. */
export function newsByPlatform(
  states: readonly UpdateState[],
  context: SectionContext,
  itemOf: (state: UpdateState) => NewsItem,
): readonly NewsBlock[] {
  const groups = Map.groupBy(states, ({ touched }) => groupOf(touched.platforms));
  return [...groups]
    .sort(([one], [other]) => one - other)
    .map(([group, members]) => ({
      kind: "news",
      title: titleOf(group, members, context),
      items: members.map(itemOf),
    }));
}

/** Several platforms, and none, stand behind all the others. */
function groupOf(platforms: readonly Platform[]): number {
  const named = GROUPS.flatMap((group, index) =>
    group.some((platform) => platforms.includes(platform)) ? [index] : [],
  );
  if (named.length > 1) return GROUPS.length;
  return named[0] ?? GROUPS.length + 1;
}

function titleOf(group: number, members: readonly UpdateState[], context: SectionContext): string {
  const { everyPlatform, severalPlatforms } = context.messages.digest.texts;
  const platforms = GROUPS[group];
  if (platforms === undefined) return group === GROUPS.length ? severalPlatforms : everyPlatform;
  if (context.audience !== "users" && context.audience !== "newcomers") {
    return platforms.map((platform) => platformName(platform)).join("/");
  }
  const named = platforms.filter((one) => members.some(({ touched }) => touched.platforms.includes(one)));
  return plainPlatforms(named, context);
}

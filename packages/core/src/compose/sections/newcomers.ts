import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { guideBlocks } from "./newcomers/guide-blocks.ts";
import { newcomerCounts } from "./newcomers/newcomer-counts.ts";
import { newcomerTable } from "./newcomers/newcomer-table.ts";
import { onboardingBlocks } from "./newcomers/onboarding-blocks.ts";

/**
 * Who is new, and whether they were welcomed: names for those who may see people, counts for others, and to users
 * themselves what newcomers should know. Then the new members of the team.
 */
export const newcomers: SectionComposer = {
  id: "newcomers",
  parts: [
    // Who was new stays known when the devices cannot be read, but not that nobody else is.
    { sources: ["devices"], needs: "none", compose: composeNewcomers },
    { sources: [], compose: composeOnboarding },
  ],
};

function composeNewcomers(context: SectionContext, whole: boolean): readonly Block[] {
  if (isForUsers(context)) return guideBlocks(context);
  const { assessment, messages, showsPeople } = context;
  const { newcomers: state } = assessment.practice;
  const { texts } = messages.newcomers;
  if (state === null) return [{ kind: "paragraph", text: texts.notWatched, muted: true }];
  if (state.since === null) return [{ kind: "paragraph", text: texts.notCounted, muted: true }];
  return showsPeople ? [newcomerTable(state, context, whole)] : [newcomerCounts(state, context)];
}

function composeOnboarding(context: SectionContext): readonly Block[] {
  return isForUsers(context) ? [] : onboardingBlocks(context);
}

function isForUsers({ audience }: SectionContext): boolean {
  return audience === "users" || audience === "newcomers";
}

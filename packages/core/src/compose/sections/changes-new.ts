import type { UpdateState } from "../../assess/updates.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block } from "../document.ts";
import { audienceUpdates } from "../parts/audience-updates.ts";
import { digestBlocks } from "../parts/digest-blocks.ts";
import { leftOutBlocks } from "../parts/left-out.ts";
import { toldIn } from "../parts/told-in.ts";
import { isNews } from "../parts/unread-updates.ts";
import { newsItem } from "../parts/update-news.ts";
import { EVERY_FEED, type SectionComposer, type SectionContext } from "../section.ts";

/** What has been announced since the readers of the report were told last. */
export const changesNew: SectionComposer = {
  id: "changes-new",
  parts: [{ sources: ["service-messages", "service-issues", EVERY_FEED], needs: "none", compose }],
};

function compose(context: SectionContext, whole: boolean): readonly Block[] {
  const { digest } = context.messages;
  const isNew = (state: UpdateState): boolean => isNews(state, context);
  const states = audienceUpdates(context).filter(isNew);
  const blocks = digestBlocks(states, context, {
    whole,
    count: digest.newCount,
    nothing: digest.texts.nothingNew,
    itemOf: (state) => newsItem(state, context),
    table: {
      id: "changes-new",
      title: digest.texts.newTable,
      emptyText: digest.texts.nothingNew,
      text: (state) => cleanText(toldIn(state, context.format.locale).summary),
    },
  });
  return [...blocks, ...leftOutBlocks(isNew, context)];
}

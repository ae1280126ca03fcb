import type { UpdateState } from "../../assess/updates.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { FieldChange } from "../../updates/update-record.ts";
import { describeChange } from "../describe-change.ts";
import type { Block, NewsItem } from "../document.ts";
import { audienceUpdates } from "../parts/audience-updates.ts";
import { digestBlocks } from "../parts/digest-blocks.ts";
import { unreadEdits } from "../parts/unread-updates.ts";
import { newsItem } from "../parts/update-news.ts";
import { EVERY_FEED, type SectionComposer, type SectionContext } from "../section.ts";

/** Edits that are told of one update. */
const MOST_CHANGES = 6;
const QUOTE_LIMIT = 400;

/** What has been edited since the readers of the report were told of it. */
export const changesRevised: SectionComposer = {
  id: "changes-revised",
  parts: [{ sources: ["service-messages", "service-issues", EVERY_FEED], needs: "none", compose }],
};

function compose(context: SectionContext, whole: boolean): readonly Block[] {
  const { digest } = context.messages;
  const changesOf = (state: UpdateState): readonly FieldChange[] => unreadEdits(state, context);
  const states = audienceUpdates(context).filter((state) => changesOf(state).length > 0);
  return digestBlocks(states, context, {
    whole,
    count: digest.editCount,
    nothing: digest.texts.nothingEdited,
    itemOf: (state) => editedItem(state, changesOf(state), context),
    table: {
      id: "changes-revised",
      title: digest.texts.editTable,
      emptyText: digest.texts.nothingEdited,
      text: (state) =>
        changesInOrder(changesOf(state))
          .map((change) => changeText(change, context))
          .join("; "),
    },
  });
}

/** What was edited stands first, in words; a text that came is quoted in its own language. */
function editedItem(state: UpdateState, changes: readonly FieldChange[], context: SectionContext): NewsItem {
  const item = newsItem(state, context);
  const words = changesInOrder(changes)
    .slice(0, MOST_CHANGES)
    .map((change) => changeText(change, context));
  const text = changes.find(({ field }) => field === "summary")?.to ?? "";
  return {
    ...item,
    facts: [...words, ...item.facts],
    quote: cleanText(text, QUOTE_LIMIT),
    // The sentences that came are those of the notice itself, whatever language its title is shown in.
    language: text === "" ? item.language : state.update.language,
  };
}

/** That a text was edited says the least, so it stands last. */
function changesInOrder(changes: readonly FieldChange[]): readonly FieldChange[] {
  const isText = ({ field }: FieldChange): boolean => field === "summary";
  return [...changes.filter((change) => !isText(change)), ...changes.filter(isText)];
}

/** An edit as a sentence of its own. What was written instead of what is quoted beside it, and not told here. */
function changeText(change: FieldChange, { messages, format }: SectionContext): string {
  if (change.field === "summary") return messages.digest.texts.textEdited;
  const text = describeChange(change, messages, format);
  return `${text.charAt(0).toLocaleUpperCase(format.locale)}${text.slice(1)}`;
}

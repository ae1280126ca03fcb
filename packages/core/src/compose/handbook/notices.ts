import { NOTICE_KINDS } from "../../config/plan/plan.ts";
import type { Block } from "../document.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";
import { peopleNames, roleWithHolders } from "./handbook-words.ts";

/** What stands before a message to users, what they are told of, and how newcomers are welcomed. */
export const notices: HandbookComposer = {
  id: "notices",
  compose: (context) => [rules(context), ...strategy(context)],
};

function rules(context: HandbookContext): Block {
  const { texts } = context.messages.plan.handbook;
  return {
    kind: "table",
    id: "notice-rules",
    title: texts.noticeTable,
    emptyText: texts.none,
    columns: [
      { id: "setting", title: texts.setting, type: "text", weight: 2 },
      { id: "value", title: texts.value, type: "text", weight: 3 },
    ],
    rows: [...sendingRows(context), ...newcomerRows(context)],
  };
}

function sendingRows(context: HandbookContext): readonly (readonly [string, string])[] {
  const { plan, messages, format } = context;
  const { texts, noticeKind, days } = messages.plan.handbook;
  const { approver, pilot, mostRecipients, quietHours, off, ...limits } = plan.notices;
  const told = NOTICE_KINDS.filter((kind) => kind !== "welcome" && !off.includes(kind));
  const quiet = quietHours === null ? texts.always : `${quietHours.from}–${quietHours.to}`;
  return [
    [texts.approver, approver === null ? texts.nobodyApproves : roleWithHolders(approver, context)],
    [texts.pilot, pilot ?? texts.noPilot],
    [texts.mostRecipients, format.integer(mostRecipients)],
    [texts.quietHours, quiet],
    [texts.toldOf, told.map((kind) => noticeKind[kind]).join("; ")],
    [texts.staleAfter, format.plural(limits.staleAfterDays, days)],
    [texts.graceDays, format.plural(limits.graceDays, days)],
    [texts.endOfSupportDays, format.plural(limits.endOfSupportDays, days)],
  ];
}

function newcomerRows(context: HandbookContext): readonly (readonly [string, string])[] {
  const { plan, messages, format } = context;
  const { texts, days } = messages.plan.handbook;
  const { on, withinDays, approval } = plan.newcomers;
  if (!on) return [[texts.welcome, texts.noWelcome]];
  const by = approval === null ? texts.welcomeWaits : peopleNames([approval.by], context);
  return [
    [texts.welcome, format.plural(withinDays, days)],
    [texts.welcomeBy, by],
  ];
}

function strategy({ plan, messages, format }: HandbookContext): readonly Block[] {
  const words = plan.newcomers.strategy?.[format.locale];
  if (words === undefined) return [];
  return [
    { kind: "callout", tone: "neutral", title: messages.plan.handbook.texts.strategy, text: flowing(words) },
  ];
}

/** Lines that were only broken to fit the file, as running text; an empty line begins a new paragraph. */
function flowing(text: string): string {
  return text.replace(/(?<=[^\n])\n(?=[^\n])/g, " ");
}

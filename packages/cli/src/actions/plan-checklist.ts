import type { ChecklistItemState } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { type PracticeNow, practiceNow } from "../session/practice-now.ts";
import { withSession } from "../session/session.ts";

const MARKS: Readonly<Record<ChecklistItemState["state"], string>> = {
  green: "✓ green  ",
  amber: "~ amber  ",
  red: "✗ red    ",
  unknown: "? unknown",
};

/** `plan checklist`: what holds, what shows it, how old that is, and what comes next. */
export const showChecklist: Action<{ readonly tenant?: string }> = (context) =>
  withSession(context, async (session) => {
    const now = await practiceNow(session, context.options.tenant);
    const { checklist } = now.practice;
    const json = { tenant: now.tenant, checklist: checklist.map((item) => itemJson(item, now)) };
    context.output.result(json, () => {
      if (checklist.length === 0) return "The plan does without a checklist.";
      const green = checklist.filter(({ state }) => state === "green").length;
      const lines = checklist.flatMap((item) => itemLines(item, now));
      return [...lines, `${green} of ${checklist.length} are green.`].join("\n");
    });
    return EXIT.done;
  });

function itemJson(item: ChecklistItemState, { writer }: PracticeNow): object {
  const { id, area, state, evidenceAt, ageDays } = item;
  return {
    id,
    text: writer.itemName(item),
    area,
    state,
    evidence: writer.evidence(item.evidence),
    evidenceAt,
    ageDays,
    next: writer.next(item),
  };
}

function itemLines(item: ChecklistItemState, { writer }: PracticeNow): readonly string[] {
  const next = writer.next(item);
  const age = item.ageDays === null ? "" : ` (${item.ageDays} ${item.ageDays === 1 ? "day" : "days"} old)`;
  const command = next?.command == null ? "" : `: ${next.command}`;
  const owner = next?.owner == null ? "" : ` (${next.owner})`;
  return [
    `${MARKS[item.state]}  ${item.id}: ${writer.itemName(item)}`,
    `             ${writer.evidence(item.evidence)}${age}`,
    ...(next === null ? [] : [`             Next: ${next.text}${owner}${command}`]),
  ];
}

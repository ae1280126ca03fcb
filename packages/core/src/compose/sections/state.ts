import type { StateReason } from "../../assess/overall-state.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, CalloutBlock } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { expiryName, issueSince, known, kpiText } from "../words.ts";

/** What needs a decision, in the order of how much it hurts. */
export const state: SectionComposer = {
  id: "state",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { level, reasons } = context.assessment.overall;
  const { texts } = context.messages;
  const decisions = reasons.filter((reason) => reason.kind !== "unseen");
  if (decisions.length > 0) return decisions.map((reason) => callout(reason, context));
  const sawAll = reasons.length === 0 && level !== "blind";
  return [
    sawAll
      ? { kind: "callout", tone: "good", title: texts.nothingToDecide }
      : { kind: "callout", tone: "unknown", title: texts.nothingKnownToDecide },
  ];
}

function callout(reason: Exclude<StateReason, { kind: "unseen" }>, context: SectionContext): CalloutBlock {
  const { messages, format } = context;
  const { texts } = messages;
  switch (reason.kind) {
    case "expired":
    case "expiring": {
      const name = expiryName(reason.expiry, context);
      const date =
        reason.expiry.expiry.expiresAt === null ? "–" : format.date(reason.expiry.expiry.expiresAt);
      const template = reason.kind === "expired" ? texts.decideExpired : texts.decideExpiring;
      const tone = reason.expiry.level === "soon" ? "attention" : "bad";
      return { kind: "callout", tone, title: name, text: fill(template, { date }) };
    }
    case "incident": {
      const { issue } = reason;
      const since = issueSince(issue);
      const date = since === null ? "–" : format.dateTime(since);
      const status = known(messages.issueStatus, issue.status.toLowerCase());
      const text = fill(texts.decideIncident, { title: cleanText(issue.title, 200), status, date });
      return {
        kind: "callout",
        tone: "bad",
        title: `${known(messages.issueClass, issue.classification)} ${cleanText(issue.id, 40)}`,
        text,
      };
    }
    case "threats":
      return {
        kind: "callout",
        tone: "bad",
        title: `${messages.kpi.active_threats.name}: ${format.integer(reason.devices)}`,
        text: texts.decideThreats,
      };
    default: {
      const { kpi } = reason;
      const value = kpiText(kpi, kpi.value, format, messages);
      const target = kpiText(kpi, kpi.target, format, messages);
      const tone = kpi.state === "near" ? "attention" : "bad";
      return {
        kind: "callout",
        tone,
        title: messages.kpi[kpi.kpi].name,
        text: fill(texts.decideMissed, { value, target }),
      };
    }
  }
}

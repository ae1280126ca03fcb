import { type ExpiryState, isOwnSignIn } from "../../assess/expiries.ts";
import { issueSince } from "../../assess/issue-since.ts";
import type { Kpi } from "../../assess/kpi.ts";
import type { StateReason } from "../../assess/overall-state.ts";
import type { ServiceIssue } from "../../collect/rows/service.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, CalloutBlock } from "../document.ts";
import { ownerName } from "../plan-words.ts";
import { kpiFigure } from "../privacy/people-kpis.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { expiryName, known, kpiText } from "../words.ts";

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

type Decision = Exclude<StateReason, { kind: "unseen" }>;

function callout(reason: Decision, context: SectionContext): CalloutBlock {
  switch (reason.kind) {
    case "incident":
      return incidentCallout(reason.issue, context);
    case "threats":
      return threatsCallout(reason.devices, context);
    case "missed":
      return missedCallout(reason.kpi, context);
    default:
      return expiryCallout(reason.expiry, context);
  }
}

function expiryCallout(expiring: ExpiryState, context: SectionContext): CalloutBlock {
  const { messages, format } = context;
  const { texts } = messages;
  const own = isOwnSignIn(expiring.expiry);
  const ended = own ? texts.decideOwnExpired : texts.decideExpired;
  const ending = own ? texts.decideOwnExpiring : texts.decideExpiring;
  const { expiresAt } = expiring.expiry;
  const date = expiresAt === null ? "–" : format.date(expiresAt);
  return {
    kind: "callout",
    tone: expiring.level === "soon" ? "attention" : "bad",
    title: expiryName(expiring, context),
    text: fill(expiring.level === "ended" ? ended : ending, { date }),
  };
}

function incidentCallout(issue: ServiceIssue, { messages, format }: SectionContext): CalloutBlock {
  const since = issueSince(issue);
  const date = since === null ? "–" : format.dateTime(since);
  const status = known(messages.issueStatus, issue.status.toLowerCase());
  return {
    kind: "callout",
    tone: "bad",
    title: `${known(messages.issueClass, issue.classification)} ${cleanText(issue.id, 40)}`,
    text: fill(messages.texts.decideIncident, { title: cleanText(issue.title, 200), status, date }),
  };
}

function threatsCallout(devices: number, { messages, format }: SectionContext): CalloutBlock {
  const title = `${messages.kpi.active_threats.name}: ${format.people(devices)}`;
  return { kind: "callout", tone: "bad", title, text: messages.texts.decideThreats };
}

/** A missed target, and who in the plan answers for it. */
function missedCallout(kpi: Kpi, { plan, messages, format }: SectionContext): CalloutBlock {
  const value = kpiFigure(kpi, format, messages);
  const target = kpiText(kpi, kpi.target, format, messages);
  const missed = fill(messages.texts.decideMissed, { value, target });
  const owner = plan.targets.find((entry) => entry.kpi === kpi.kpi)?.owner ?? null;
  const owned =
    owner === null
      ? ""
      : ` ${fill(messages.texts.ownedBy, { owner: ownerName(owner, plan, format.locale) })}`;
  return {
    kind: "callout",
    tone: kpi.state === "near" ? "attention" : "bad",
    title: messages.kpi[kpi.kpi].name,
    text: `${missed}${owned}`,
  };
}

import type {
  DeploymentState,
  DeploymentStatus,
  Unmeasured,
} from "../../assess/deployments/deployment-state.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { StatusCell, Tone } from "../document.ts";
import type { SectionContext } from "../section.ts";
import { sourceName } from "../words.ts";

export const STATUS_TONE: Readonly<Record<DeploymentStatus, Tone>> = {
  failing: "bad",
  overdue: "bad",
  behind: "attention",
  unknown: "unknown",
  onPlan: "good",
  ahead: "good",
  done: "good",
  closed: "neutral",
  notStarted: "neutral",
};

export function statusCell({ status }: DeploymentState, { messages }: SectionContext): StatusCell {
  return { tone: STATUS_TONE[status], label: messages.deployments.status[status] };
}

/** Why it is not known how far a deployment has come, and what to look at. */
export function whyText(why: Unmeasured, { messages, format }: SectionContext): string {
  const text = messages.deployments.why[why.kind];
  switch (why.kind) {
    case "notRead":
      return fill(text, { source: sourceName(why.source, messages) });
    case "notFound":
    case "noFigures":
      return fill(text, { name: cleanText(why.name, 120) });
    case "several":
      return fill(text, { name: cleanText(why.name, 120), count: format.integer(why.count) });
    case "noVersion":
      return fill(text, { version: cleanText(why.version, 40) });
    default:
      return text;
  }
}

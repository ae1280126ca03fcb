import {
  type Alert,
  type AlertEvent,
  type AlertMessage,
  type AlertRecipient,
  cleanText,
  type EvidenceRow,
} from "@intune-om/core";
import type { SeenAlert } from "../session/alerts-now.ts";
import { stepText } from "./alert-steps.ts";
import { entityText, figureText } from "./alert-words.ts";
import { chapter, fact as factOf } from "./chapters.ts";
import { textTable } from "./text-table.ts";
import type { Times } from "./times.ts";

const MOST_EVIDENCE = 20;
const EVIDENCE_LIMIT = 60;

export interface AlertDetails {
  readonly seen: SeenAlert;
  readonly name: string;
  /** Who has it now. */
  readonly owner: string | null;
  /** The branch that takes it, and whom that tells, in one line. */
  readonly route: string;
  readonly events: readonly AlertEvent[];
  /** Those in which it stood, the oldest first. */
  readonly messages: readonly AlertMessage[];
  readonly runbook: Runbook;
}

export interface Runbook {
  readonly action: string;
  readonly steps: readonly string[];
  /** The organisation's own page; null where there is none. */
  readonly url: string | null;
  /** The page of the admin center. */
  readonly blade: string | null;
}

/** Everything that is known of one alert, for a terminal. */
export function alertDetails(details: AlertDetails, times: Times): string {
  const { seen, name, events, messages, runbook } = details;
  return [
    `${name}: ${entityText(seen.alert.entity)}`,
    "",
    ...factsOf(details, times),
    ...chapter("Evidence", evidenceLines(seen.alert, times)),
    ...chapter("What to do", runbookLines(runbook)),
    ...chapter(
      "Told",
      messages.map((message) => messageLine(message, times)),
    ),
    ...chapter(
      "History",
      events.map((event) => eventLine(event, times)),
    ),
  ].join("\n");
}

const fact = (name: string, value: string): readonly string[] => factOf(name, value, 15);

function factsOf({ seen, owner, route }: AlertDetails, times: Times): readonly string[] {
  const { alert, state, suppression, hiddenBy } = seen;
  const { acknowledged } = alert;
  return [
    fact("key", cleanText(alert.key)),
    fact("tenant", alert.tenant),
    fact("severity", alert.severity),
    fact("state", alert.resolution === null ? state : `${state} (${alert.resolution})`),
    fact("hidden by", cleanText(hiddenBy ?? "")),
    fact("now", figureText(alert.value, alert.unit)),
    fact("worst", figureText(alert.worst, alert.unit)),
    fact("detail", cleanText(alert.detail)),
    fact("platform", cleanText(alert.entity.platform ?? "")),
    fact(
      "labels",
      cleanText(
        Object.entries(alert.labels)
          .map(([label, value]) => `${label}=${value}`)
          .join(", "),
      ),
    ),
    fact("opened", alert.openedAt === null ? "" : times.minute(alert.openedAt)),
    fact("seen", `${times.minute(alert.firstSeen)} to ${times.minute(alert.lastSeen)}`),
    fact("resolved", alert.resolvedAt === null ? "" : times.minute(alert.resolvedAt)),
    fact("unknown", alert.unknownSince === null ? "" : `since ${times.minute(alert.unknownSince)}`),
    fact("flapping", alert.flappingSince === null ? "" : `since ${times.minute(alert.flappingSince)}`),
    fact("opened so far", alert.episode > 1 ? `${alert.episode} times` : ""),
    fact("owner", owner === null ? `nobody (role ${alert.role})` : `${owner} (role ${alert.role})`),
    fact(
      "acknowledged",
      acknowledged === null
        ? ""
        : `by ${acknowledged.by}, ${times.minute(acknowledged.at)}${noteText(acknowledged.note)}`,
    ),
    fact(
      "suppressed",
      suppression === null
        ? ""
        : `until ${times.minute(suppression.until)}${suppression.by === null ? "" : ` by ${suppression.by}`}: ${cleanText(suppression.why)}`,
    ),
    fact("route", route),
  ].flat();
}

function noteText(note: string | null): string {
  return note === null ? "" : `: ${cleanText(note)}`;
}

function evidenceLines({ evidence, evidenceTotal, unit }: Alert, times: Times): readonly string[] {
  if (evidence.length === 0) return [];
  const shown = evidence.slice(0, MOST_EVIDENCE);
  const cells = ({ name, detail, value, at }: EvidenceRow): readonly string[] => [
    cleanText(name, EVIDENCE_LIMIT),
    cleanText(detail, EVIDENCE_LIMIT),
    figureText(value, unit),
    at === null ? "" : times.minute(at),
  ];
  const more = Math.max(evidenceTotal, evidence.length) - shown.length;
  return [
    ...textTable(["NAME", "DETAIL", "VALUE", "AT"], shown.map(cells))
      .split("\n")
      .map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function runbookLines({ action, steps, url, blade }: Runbook): readonly string[] {
  return [
    `  ${cleanText(action)}`,
    ...steps.map((step, index) => `  ${index + 1}. ${cleanText(step)}`),
    ...(url === null ? [] : [`  ${cleanText(url)}`]),
    ...(blade === null ? [] : [`  ${blade}`]),
  ];
}

function messageLine({ id, at, kind, step, to }: AlertMessage, times: Times): string {
  const what = step === 0 ? kind : `${kind} ${step}`;
  return `  ${times.minute(at)}  ${what} to ${to.map(recipientText).join(", ")}  (${cleanText(id)})`;
}

function recipientText(recipient: AlertRecipient): string {
  if (recipient.kind === "channel") return `channel ${recipient.channel}`;
  return cleanText(recipient.person ?? recipient.address);
}

function eventLine(event: AlertEvent, times: Times): string {
  return `  ${times.minute(event.at)}  ${stepText(event)}`;
}

import { type AlertEvent, type ChangedLimit, cleanText } from "@intune-om/core";
import { causeText } from "./alert-words.ts";

/** A step in the life of an alert, with who took it. */
export function stepText(event: AlertEvent): string {
  const { by } = event;
  return by === null ? whatOf(event) : `${whatOf(event)}, by ${by}`;
}

function whatOf(event: AlertEvent): string {
  switch (event.kind) {
    case "opened":
      return `${event.again ? "opened again" : "opened"} (${event.severity})`;
    case "worsened":
    case "eased":
      return `${event.kind} (${event.severity}, step ${event.stage})`;
    case "resolved":
      return `resolved (${event.why}${limitsText(event.limits)})`;
    case "unknown":
      return `unknown: ${causeText(event.cause)}`;
    case "known":
      return "can be read again";
    case "flapping":
      return `flaps: opened ${event.openings} times`;
    case "steady":
      return "is steady again";
    case "renamed":
      return `renamed from ${cleanText(event.from, 80)} to ${cleanText(event.to, 80)}`;
    case "acknowledged":
      return event.note === null ? "acknowledged" : `acknowledged: ${cleanText(event.note)}`;
    case "assigned":
      return event.to === null ? "given back to its role" : `assigned to ${event.to}`;
    case "commented":
      return `comment: ${cleanText(event.text)}`;
    case "suppressed":
    case "unsuppressed":
      return `${event.kind} by ${event.suppression}: ${cleanText(event.why)}`;
    default:
      return `told (${event.why}) in ${event.message}`;
  }
}

/** `: days 30 → 45`, for an end that a change of the plan brought. */
function limitsText(limits: readonly ChangedLimit[] = []): string {
  const said = limits.map(
    ({ name, was, now }) => `${cleanText(name, 40)} ${was ?? "none"} \u2192 ${now ?? "none"}`,
  );
  return said.length === 0 ? "" : `: ${said.join(", ")}`;
}

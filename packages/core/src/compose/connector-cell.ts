import { daysBetween } from "../assess/days.ts";
import type { Connector, ManagementPartner } from "../collect/rows/connection.ts";
import type { Messages } from "../locales/en.ts";
import { fill } from "../locales/fill.ts";
import { cleanText } from "../text/clean-text.ts";
import type { StatusCell, Tone } from "./document.ts";
import { known } from "./words.ts";

/** The console calls a connector unhealthy when it was silent for more than three days. */
const SILENT_DAYS = 3;

/** States in which a connector does its work, whatever its kind calls it. */
const WORKING = new Set(["enabled", "available", "active", "connected"]);

/** States on the way to working, or out of use. */
const PASSING: ReadonlySet<string> = new Set(["bound", "unbinding", "connectionpending"]);

/**
 * How a connector is. One that works and is not heard from is not well, and says so. Certificate connectors tell no
 * state: they are judged by when they were last heard from.
 */
export function connectorCell(
  { state, code, lastHeartbeatAt }: Pick<Connector, "state" | "code" | "lastHeartbeatAt">,
  now: Date,
  { connectorState, texts }: Messages,
): StatusCell {
  const silent = isSilent(lastHeartbeatAt, now);
  if (state === "") return { tone: silent ? "bad" : "good", label: silent ? texts.silent : texts.heard };
  const word = known(connectorState, state);
  const label =
    code === undefined ? word : fill(texts.connectorCode, { state: word, code: cleanText(code, 20) });
  if (!WORKING.has(state.toLowerCase())) return { tone: unwell(state, connectorState), label };
  return silent
    ? { tone: "bad", label: fill(texts.connectorSilent, { state: label }) }
    : { tone: "good", label };
}

/** How a partner for device management is. */
export function partnerCell(partner: ManagementPartner, now: Date, messages: Messages): StatusCell {
  const { configured, state, lastHeartbeatAt } = partner;
  if (configured === false) return { tone: "neutral", label: messages.texts.notConfigured };
  return connectorCell({ state: state || "unknown", lastHeartbeatAt }, now, messages);
}

function isSilent(heardAt: Date | null, now: Date): boolean {
  return heardAt === null || daysBetween(heardAt, now) > SILENT_DAYS;
}

/** A state that the program has no word for may mean anything. */
function unwell(state: string, words: Messages["connectorState"]): Tone {
  const member = state.toLowerCase();
  if (member === "notsetup") return "neutral";
  if (PASSING.has(member)) return "attention";
  const told = Object.keys(words).some((name) => name.toLowerCase() === member);
  return told && member !== "unknown" && member !== "none" ? "bad" : "unknown";
}

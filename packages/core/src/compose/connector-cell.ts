import { type ConnectorLevel, connectorLevel, isSilent } from "../assess/connector-level.ts";
import type { Connector, ManagementPartner } from "../collect/rows/connection.ts";
import type { Messages } from "../locales/en.ts";
import { fill } from "../locales/fill.ts";
import { cleanText } from "../text/clean-text.ts";
import type { StatusCell, Tone } from "./document.ts";
import { known } from "./words.ts";

const TONES: Readonly<Record<ConnectorLevel, Tone>> = {
  working: "good",
  passing: "attention",
  failed: "bad",
  notSetUp: "neutral",
  unknown: "unknown",
};

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
  const level = connectorLevel(state);
  if (level !== "working") return { tone: TONES[level], label };
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

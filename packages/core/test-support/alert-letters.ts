import type { Alert } from "../src/alerts/alert.ts";
import type { AlertMessage, AlertRecipient, ItemReason } from "../src/alerts/alert-message.ts";
import { alertRules } from "../src/alerts/rules/index.ts";
import type { AlertLetterInput } from "../src/compose/alert-letter-input.ts";
import { alert } from "./alerts.ts";
import { daysAgo, NOW, plan } from "./snapshots.ts";

type MailRecipient = Extract<AlertRecipient, { kind: "mail" }>;

/** Åsa in Swedish, or John in English. */
export function mailTo(language: "en" | "sv", patch: Partial<MailRecipient> = {}): MailRecipient {
  const isAsa = language === "sv";
  return {
    kind: "mail",
    person: isAsa ? "asa" : "john",
    address: isAsa ? "asa.lind@contoso.example" : "john.smith@contoso.example",
    name: isAsa ? "Åsa Lind" : "John Smith",
    language,
    timeZone: "Europe/Stockholm",
    because: "role",
    ...patch,
  };
}

export const TO_CHANNEL: AlertRecipient = {
  kind: "channel",
  channel: "ops",
  language: "en",
  timeZone: "Europe/Stockholm",
};

/** Items for alerts, all for the same reason. */
export function items(alerts: readonly Alert[], why: ItemReason = "new"): AlertMessage["items"] {
  return alerts.map(({ key, episode }) => ({ alert: key, episode, why }));
}

export function alertMessage(patch: Partial<AlertMessage> = {}): AlertMessage {
  return {
    id: "alert:contoso:t1:1",
    tenant: "contoso",
    thread: "t1",
    kind: "open",
    step: 0,
    to: [mailTo("en"), mailTo("sv"), TO_CHANNEL],
    items: [],
    hidden: [],
    at: NOW,
    ...patch,
  };
}

/** What a message about some alerts is written from: each of them new, unless told. */
export function letterInput(
  alerts: readonly Alert[],
  message: Partial<AlertMessage> = {},
  patch: Partial<AlertLetterInput> = {},
): AlertLetterInput {
  return {
    plan: plan(),
    message: alertMessage({ items: items(alerts), ...message }),
    alerts: new Map(alerts.map((one) => [one.key, one])),
    tenantName: "Contoso AB",
    severalTenants: false,
    blades: new Map(alertRules.map(({ id, blade }) => [id, blade])),
    pluginTexts: new Map(),
    escalatesAt: null,
    ...patch,
  };
}

export function pushCertificate(patch: Partial<Alert> = {}): Alert {
  const name = "mdm@contoso.example";
  return alert({
    key: "apple-push-certificate:apns",
    rule: "apple-push-certificate",
    entity: { kind: "certificate", id: "apns", name, platform: "iOS" },
    severity: "high",
    value: 14,
    worst: 14,
    worse: "lower",
    stage: 5,
    evidence: [{ name, detail: "", value: 14, at: daysAgo(-14) }],
    evidenceTotal: 1,
    ...patch,
  });
}

/** Devices that are silent, the worst first. */
export function silentDevices(
  count: number,
  name: (index: number) => string = (index) => `NORR-${String(index).padStart(3, "0")}`,
): readonly Alert[] {
  return Array.from({ length: count }, (_, index) =>
    alert({
      key: `stale-devices:d${index}`,
      entity: { kind: "device", id: `d${index}`, name: name(index), platform: "Windows" },
      value: 30 + count - index,
      worst: 30 + count - index,
    }),
  );
}

/** An app that fails with some codes, each on fewer devices than the one before. */
export function failingApp(codes: number, patch: Partial<Alert> = {}): Alert {
  return alert({
    key: "app-install-failures:a1",
    rule: "app-install-failures",
    entity: { kind: "app", id: "a1", name: "7-Zip", platform: "Windows" },
    severity: "high",
    value: 37.5,
    worst: 41,
    unit: "percent",
    detail: "48/128",
    evidence: Array.from({ length: codes }, (_, index) => ({
      name: `0x87D104${String(index).padStart(2, "0")}`,
      detail: "",
      value: codes - index,
      at: null,
    })),
    evidenceTotal: codes,
    ...patch,
  });
}

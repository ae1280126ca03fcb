import { hash } from "../random.ts";
import { at, type Calendar } from "./calendar.ts";
import { type Infection, isActive, TROJAN } from "./malware.ts";

/** An alert of Microsoft Defender. */
export interface Alert {
  readonly id: string;
  readonly title: string;
  /** Members of Microsoft's enumerations. */
  readonly severity: "informational" | "low" | "medium" | "high";
  readonly status: "new" | "inProgress" | "resolved";
  readonly category: string;
  readonly service: "microsoftDefenderForEndpoint" | "microsoftDefenderForOffice365";
  readonly created: number;
  readonly updated: number;
  /** Index of the device that it is about; null: a mailbox. */
  readonly device: number | null;
}

const DELAY_MS = 140_000;
const PHISHING_DAY = -3;

/** An alert for each infection, and one about a mail, which says nothing of devices; the newest first. */
export function alertsOn(calendar: Calendar, infections: readonly Infection[]): readonly Alert[] {
  const phishing: Alert = {
    id: alertId(PHISHING_DAY),
    title: "Ett nätfiskemejl togs bort efter leverans",
    severity: "informational",
    status: "resolved",
    category: "InitialAccess",
    service: "microsoftDefenderForOffice365",
    created: at(calendar, PHISHING_DAY, 8.2),
    updated: at(calendar, PHISHING_DAY, 8.9),
    device: null,
  };
  return [...infections.map(alertOf), phishing].toSorted((one, other) => other.created - one.created);
}

function alertOf(infection: Infection): Alert {
  const { kind, index, firstSeen, changed } = infection;
  const created = firstSeen + DELAY_MS;
  return {
    id: alertId(index, Number(kind.id)),
    title: `'${kind.name}' upptäcktes på en dator`,
    severity: kind === TROJAN ? "high" : kind.severity === "moderate" ? "low" : "informational",
    status: statusOf(infection),
    category: kind === TROJAN ? "Malware" : "UnwantedSoftware",
    service: "microsoftDefenderForEndpoint",
    created,
    updated: Math.max(created, changed),
    device: index,
  };
}

/** Where cleaning failed or waits for a person, somebody has taken the alert on. */
function statusOf(infection: Infection): Alert["status"] {
  if (!isActive(infection)) return "resolved";
  return infection.threatState === "active" ? "new" : "inProgress";
}

function alertId(a: number, b = 0): string {
  return `da${638_000_000_000_000 + hash(7, a, b)}_-${hash(8, a, b)}`;
}

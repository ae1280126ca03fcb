import type { AlertEntity, AlertUnit, SuppressionScope, UnknownCause } from "@intune-om/core";
import { cleanText } from "@intune-om/core";

const UNIT_WORDS: Readonly<Record<AlertUnit, readonly [one: string, many: string]>> = {
  days: [" day", " days"],
  hours: [" hour", " hours"],
  percent: ["%", "%"],
  points: [" point", " points"],
  devices: [" device", " devices"],
  count: ["", ""],
  version: ["", ""],
};

/** Keys are shown whole, so that they can be copied: this is longer than any that the product makes. */
export const KEY_LIMIT = 1_000;

/** A figure with its unit; nothing for what is no matter of figures. */
export function figureText(value: number | null, unit: AlertUnit): string {
  if (value === null) return "";
  const [one, many] = UNIT_WORDS[unit];
  return `${Math.round(value * 10) / 10}${value === 1 ? one : many}`;
}

/** What an alert is about, by its name or else its id. */
export function entityText({ name, id }: AlertEntity, limit?: number): string {
  return cleanText(name === "" ? id : name, limit);
}

/** Why nothing can be said of a rule. */
export function causeText(cause: UnknownCause | null): string {
  if (cause === null) return "";
  switch (cause.kind) {
    case "source":
      return cause.sources.length === 0
        ? "was not read in full"
        : `could not be read: ${cleanText(cause.sources.join(", "))}`;
    case "off":
      return `switched off: ${cleanText(cause.sources.join(", "))}`;
    case "history":
      return "not enough earlier snapshots to compare with yet";
    case "missing":
      return `the service left out ${cleanText(cause.field, 60)}`;
    case "error":
      return `failed: ${cleanText(cause.message, 200)}`;
    default:
      return `took longer than ${Math.round(cause.afterMs / 1_000)} s`;
  }
}

/** What a suppression is for. */
export function scopeText(scope: SuppressionScope): string {
  const { alert, rule, entity, platform, labels = {} } = scope;
  const parts = [
    ...(alert === undefined ? [] : [alert]),
    ...(rule === undefined ? [] : [`rule ${rule}`]),
    ...(entity === undefined ? [] : [`entity ${entity}`]),
    ...(platform === undefined ? [] : [`platform ${platform}`]),
    ...Object.entries(labels).map(([name, value]) => `${name}=${value}`),
  ];
  return parts.length === 0 ? "everything" : cleanText(parts.join(", "), 120);
}

import type { Alert } from "../../../alerts/alert.ts";
import type { EffectiveState } from "../../../alerts/effective-state.ts";
import { cleanText } from "../../../text/clean-text.ts";
import type { Tone } from "../../document.ts";
import type { SectionContext } from "../../section.ts";

/** The colour of an alert by how it stands. */
export const STATE_TONE: Readonly<Record<EffectiveState, Tone>> = {
  open: "bad",
  acknowledged: "attention",
  unknown: "unknown",
  suppressed: "neutral",
  pending: "neutral",
  resolved: "good",
};

/** The person to whom it was given, else the role that has it. */
export function ownerName({ owner, role }: Alert, { plan, format }: SectionContext): string {
  const person = plan.people.find(({ id }) => id === owner);
  if (person !== undefined) return cleanText(person.name, 80);
  return cleanText(plan.roles.find(({ id }) => id === role)?.name[format.locale] ?? role, 80);
}

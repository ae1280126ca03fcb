import type { Plan } from "../config/plan/plan.ts";
import type { Messages } from "../locales/en.ts";
import type { Formatter } from "../locales/formatter.ts";

/**
 * Whom users turn to: the first support contact of the plan. The others are for those who help: they take over from the
 * first.
 */
export function helpLines(
  { supportContacts }: Pick<Plan, "supportContacts">,
  { notices }: Messages,
  { locale }: Formatter,
): readonly string[] {
  const [first] = supportContacts;
  if (first === undefined) return [notices.noHelp];
  const ways = [first.address, first.phone].filter((way) => way !== null).join(", ");
  const line = `${first.name} (${first.role[locale]})`;
  return [ways === "" ? line : `${line}: ${ways}`];
}

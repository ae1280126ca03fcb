import type { Alert } from "../alert.ts";
import { membersOf, type MembersInput } from "./members-of.ts";

/**
 * Which alerts of a tenant are not told because their cause is, by key: which one hides which. As messages are planned: what
 * people cannot learn of hides nothing.
 */
export function hiddenAlerts(
  alerts: readonly Alert[],
  { plan, inForce }: Pick<MembersInput, "plan" | "inForce">,
): ReadonlyMap<string, string> {
  const { hidden } = membersOf({ standing: { alerts }, plan, inForce, later: () => undefined });
  return new Map([...hidden].flatMap(([cause, symptoms]) => symptoms.map((key) => [key, cause] as const)));
}

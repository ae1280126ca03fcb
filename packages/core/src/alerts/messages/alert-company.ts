import type { Alert } from "../alert.ts";
import { membersOf, type MembersInput } from "./members-of.ts";

/** What decides with an alert whether and when it is told. */
export interface AlertCompany {
  /** Key of the alert that hides it; null for none. */
  readonly cause: string | null;
  /** Id of the thread that it is told in, or would be. */
  readonly thread: string | null;
  /** Whatever else is told there, and its cause. */
  readonly others: readonly Alert[];
}

/**
 * The company that an alert is in among the others of its tenant, as messages are planned: one that was not told yet joins
 * the thread that is there for it, and what people cannot learn of hides nothing.
 */
export function alertCompany(
  alert: Alert,
  others: readonly Alert[],
  { plan, inForce }: Pick<MembersInput, "plan" | "inForce">,
): AlertCompany {
  const standing = { alerts: [alert, ...others] };
  const { members, hidden } = membersOf({ standing, plan, inForce, later: () => undefined });
  const [cause = null] = [...hidden].find(([, symptoms]) => symptoms.includes(alert.key)) ?? [];
  const thread = members.find((member) => member.alert.key === alert.key)?.thread ?? null;
  const inThread = new Set(members.filter((one) => one.thread === thread).map((one) => one.alert.key));
  return { cause, thread, others: others.filter(({ key }) => key === cause || inThread.has(key)) };
}

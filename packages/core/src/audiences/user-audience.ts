import type { Audience } from "../config/plan/plan.ts";

/** Whether an audience is of people whose devices are looked after, who are not to be mailed lightly. */
export function isUserAudience({ kind }: Pick<Audience, "kind">): boolean {
  return kind === "users" || kind === "newcomers";
}

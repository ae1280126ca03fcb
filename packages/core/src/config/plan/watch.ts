import { z } from "zod";
import { id, strict } from "../fields.ts";

/** Who is told when a scheduled report has not reached anybody in time. */
export interface WatchPolicy {
  /** Id of a role; null for the one that watches the updates, or the first role of the plan. */
  readonly role: string | null;
  /** Id of the person who is told first; null for whoever holds the role. */
  readonly person: string | null;
}

/** What holds for a plan that says nothing of it. */
export const DEFAULT_WATCH: WatchPolicy = { role: null, person: null };

export function watchSchema(): z.ZodType<WatchPolicy> {
  return strict({
    role: id(
      "Id of the role whose holder is told. Default: the role that watches the updates, or else the first one.",
    ).optional(),
    person: id(
      "Id of the person who is told first; whoever has the role is told when that one is away.",
    ).optional(),
  })
    .transform((raw) => ({ role: raw.role ?? null, person: raw.person ?? null }))
    .meta({ description: "Who is told when a scheduled report has not gone out in time." });
}

import { z } from "zod";
import { strict } from "../fields.ts";

/** Days for which each kind of record is kept; null for good. */
export interface Retention {
  /** Snapshots with their lists of devices and people. */
  readonly snapshots: number | null;
  /** Files of runs. */
  readonly artifacts: number | null;
  /** Texts of messages. */
  readonly messages: number | null;
  /** Who received what, the audit trail included. */
  readonly deliveries: number | null;
  /** Notices and their recipients. */
  readonly notices: number | null;
  /** Who was new, and when they were welcomed. */
  readonly newcomers: number | null;
  /** What people did for the plan: routines, training, approvals. */
  readonly journal: number | null;
  /** Alerts, counted from when they were resolved, and what people were told of them. */
  readonly alerts: number | null;
}

export const DEFAULT_RETENTION: Retention = {
  snapshots: 400,
  artifacts: 400,
  messages: 180,
  deliveries: 1_095,
  notices: 1_095,
  newcomers: 400,
  journal: 1_825,
  alerts: 730,
};

export function retentionSchema(): z.ZodType<Retention> {
  const days = (what: string) =>
    z
      .union([z.int().min(1).max(36_500), z.literal("forever")])
      .transform((raw) => (raw === "forever" ? null : raw))
      .meta({ description: `${what}, in days, or forever.` })
      .optional();
  return strict({
    snapshots: days("Snapshots. Default 400"),
    artifacts: days("Files of runs. Default 400"),
    messages: days("Texts of messages. Default 180"),
    deliveries: days("Who received what. Default 1095"),
    notices: days("Notices and their recipients. Default 1095"),
    newcomers: days("Who was new. Default 400"),
    journal: days("What people did for the plan. Default 1825"),
    alerts: days("Resolved alerts, and who was told of them. Default 730"),
  })
    .transform((raw) => {
      const said = Object.entries(raw).filter(([, value]) => value !== undefined);
      return { ...DEFAULT_RETENTION, ...(Object.fromEntries(said) as Partial<Retention>) };
    })
    .meta({ description: "How long records are kept; `intune-om purge` removes what is older." });
}

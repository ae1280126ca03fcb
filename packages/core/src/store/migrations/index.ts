import type { Migration } from "kysely/migration";
import { firstSchema } from "./2026-11-22-first-schema.ts";
import { feedAnswers } from "./2026-11-26-feed-answers.ts";
import { updateTables } from "./2026-11-26-updates.ts";
import { deploymentValueTable } from "./2026-11-27-deployment-values.ts";
import { journal } from "./2026-11-27-journal.ts";
import { newcomerTables } from "./2026-11-27-newcomers.ts";
import { noticeTables } from "./2026-11-27-notices.ts";
import { planVersions } from "./2026-11-27-plan-versions.ts";
import { audit } from "./2026-11-27-write-once.ts";
import { outbox } from "./2026-11-28-outbox.ts";
import { restored } from "./2026-11-28-restored.ts";
import { alertTables } from "./2026-11-29-alerts.ts";
import { threads } from "./2026-11-29-threads.ts";
import { ruleLimits } from "./2026-11-30-rule-limits.ts";

/** Every migration by name; names sort in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  "2026-11-22-first-schema": firstSchema,
  "2026-11-26-feed-answers": feedAnswers,
  "2026-11-26-updates": updateTables,
  "2026-11-27-deployment-values": deploymentValueTable,
  "2026-11-27-journal": journal,
  "2026-11-27-newcomers": newcomerTables,
  "2026-11-27-notices": noticeTables,
  "2026-11-27-plan-versions": planVersions,
  "2026-11-27-write-once": audit,
  "2026-11-28-outbox": outbox,
  "2026-11-28-restored": restored,
  "2026-11-29-alerts": alertTables,
  "2026-11-29-threads": threads,
  "2026-11-30-rule-limits": ruleLimits,
};

import type { Migration } from "kysely/migration";
import { firstSchema } from "./2026-11-22-first-schema.ts";
import { feedAnswers } from "./2026-11-26-feed-answers.ts";
import { updateTables } from "./2026-11-26-updates.ts";
import { journal } from "./2026-11-27-journal.ts";

/** Every migration by name; names sort in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  "2026-11-22-first-schema": firstSchema,
  "2026-11-26-feed-answers": feedAnswers,
  "2026-11-26-updates": updateTables,
  "2026-11-27-journal": journal,
};

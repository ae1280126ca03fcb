import type { Migration } from "kysely/migration";
import { firstSchema } from "./2026-11-22-first-schema.ts";

/** Every migration by name; names sort in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  "2026-11-22-first-schema": firstSchema,
};

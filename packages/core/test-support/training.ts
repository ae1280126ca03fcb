import type { TrainingModule } from "../src/config/plan/plan.ts";
import type { TrainingRecord } from "../src/assess/training/training-records.ts";

/** A module that nobody needs and that covers nothing, but for what is handed in. */
export function module(id: string, patch: Partial<TrainingModule> = {}): TrainingModule {
  return {
    id,
    title: { en: id, sv: id },
    audience: null,
    roles: [],
    url: null,
    version: "1",
    revisedOn: null,
    validMonths: null,
    covers: { areas: [], words: [] },
    ...patch,
  };
}

/** Somebody completed a module on a day. */
export function trained(person: string, of: string, on: string, version = "1"): TrainingRecord {
  return { kind: "trained", person, module: of, version, on, at: new Date(`${on}T00:01:00Z`), by: person };
}

/** Material was revised on a day, for an update or for none. */
export function revised(
  of: string,
  version: string,
  on: string,
  update: string | null = null,
): TrainingRecord {
  return {
    kind: "materialRevised",
    module: of,
    version,
    on,
    update,
    at: new Date(`${on}T00:01:00Z`),
    by: "asa",
  };
}

import { createZoneClocks, instantOfLocal } from "@intune-om/core";

/** The day that was written: an option has it as its first moment in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The first moment of the day that was written, in a zone. */
export function beginningOf(at: Date, timeZone: string): Date {
  return new Date(instantOfLocal(createZoneClocks()(timeZone), dayOf(at), "00:00"));
}

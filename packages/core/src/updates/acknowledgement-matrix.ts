import type { Person, Plan } from "../config/plan/plan.ts";
import { administrators, helpdeskPeople } from "./update-owner.ts";
import type { UpdateRecord } from "./update-record.ts";

/** Who has read which update. */
export interface AcknowledgementMatrix {
  readonly people: readonly Person[];
  readonly rows: readonly AcknowledgementRow[];
}

export interface AcknowledgementRow {
  readonly record: UpdateRecord;
  /** When each person read it, in the order of the people; `null` for who has not. */
  readonly readAt: readonly (Date | null)[];
}

/** @param kind Readers of which kind: those who administer, or those who help. Default administrators. */
export function acknowledgementMatrix(
  records: readonly UpdateRecord[],
  plan: Plan,
  kind: "administrators" | "helpdesk" = "administrators",
): AcknowledgementMatrix {
  const ids = kind === "helpdesk" ? helpdeskPeople(plan) : administrators(plan);
  const people = plan.people.filter(({ id }) => ids.includes(id));
  const rows = records.map((record) => ({
    record,
    readAt: people.map(
      ({ id }) => record.triage.acknowledgements.find(({ person }) => person === id)?.at ?? null,
    ),
  }));
  return { people, rows };
}

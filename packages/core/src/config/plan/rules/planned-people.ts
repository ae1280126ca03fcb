import { z } from "zod";
import { select } from "../../path.ts";
import { onCallSchema } from "../alert-people.ts";
import type { OnCallRota } from "../alerts.ts";
import { type Person, personSchema, type Role, roleSchema } from "../people.ts";
import type { CheckContext } from "./rule.ts";

/** Who can be told, as far as the plan is sound. */
export interface PlannedPeople {
  readonly people: readonly Person[];
  readonly roles: readonly Role[];
  readonly onCall: readonly OnCallRota[];
}

/** Reads people, roles and rotas each by itself: one with a fault, which is told elsewhere, is left out. */
export function plannedPeople(
  data: unknown,
  context: Pick<CheckContext, "locale" | "timeZone">,
): PlannedPeople {
  return {
    people: soundAt(data, "people.*", personSchema(context)),
    roles: soundAt(data, "roles.*", roleSchema()),
    onCall: soundAt(data, "alerts.onCall.*", onCallSchema(context)),
  };
}

function soundAt<T>(data: unknown, pattern: string, schema: z.ZodType<T>): readonly T[] {
  return select(data, pattern).flatMap(({ value }): readonly T[] => {
    const read = schema.safeParse(value);
    return read.success ? [read.data] : [];
  });
}

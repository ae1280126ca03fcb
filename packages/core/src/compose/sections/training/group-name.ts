import type { Plan } from "../../../config/plan/plan.ts";
import type { LocaleId } from "../../document.ts";

/** The name of a role or an audience, by id. */
export function groupName(id: string, { roles, audiences }: Plan, locale: LocaleId): string {
  return [...roles, ...audiences].find((group) => group.id === id)?.name[locale] ?? id;
}

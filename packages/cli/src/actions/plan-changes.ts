import { canonicalPlan, type FieldChange, OmError, type PlanChange, planChanges } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { type KnownPlan, readPlanHistory } from "../session/plan-history.ts";
import { type Session, withSession } from "../session/session.ts";

export interface ChangesOptions {
  readonly since?: number;
}

/** `plan changes`: record by record, what is different from an earlier version. */
export const showChanges: Action<ChangesOptions> = (context) =>
  withSession(context, async (session) => {
    const known = await readPlanHistory(session);
    const { since, changes } = changesSince(context.options.since, known, session);
    const json = { version: session.planVersion.number, since, changes };
    context.output.result(json, () => {
      const from = `version ${since} to version ${session.planVersion.number}`;
      if (changes.length === 0) return `Nothing has changed from ${from}.`;
      return [`From ${from}:`, ...changes.map(changeText)].join("\n");
    });
    return EXIT.done;
  });

function changesSince(
  asked: number | undefined,
  known: KnownPlan,
  { plan }: Pick<Session, "plan">,
): { readonly since: number; readonly changes: readonly PlanChange[] } {
  const since = asked ?? known.approval?.version;
  const numbers = known.versions.map(({ number }) => number);
  if (since === undefined) {
    throw new OmError("no version of the plan has been approved", {
      code: "usage.plan-version",
      hint: `Name a version with --since (1 to ${numbers.at(-1) ?? 1}), or approve one with \`intune-om plan approve\`.`,
    });
  }
  const version = known.versions.find(({ number }) => number === since);
  if (version === undefined) {
    throw new OmError(`there is no version ${since} of the plan`, {
      code: "usage.plan-version",
      hint: `List them with \`intune-om plan versions\`; the newest is ${numbers.at(-1) ?? 1}.`,
    });
  }
  return { since, changes: planChanges(version.body, canonicalPlan(plan)) };
}

function changeText({ subject, id, kind, fields }: PlanChange): string {
  const name = id === null ? subject : `${subject} ${id}`;
  if (kind === "added") return `+ ${name} is new`;
  if (kind === "removed") return `- ${name} is gone`;
  return [`~ ${name}`, ...fields.map((field) => `    ${fieldText(field)}`)].join("\n");
}

const LONGEST = 120;

function fieldText({ field, from, to }: FieldChange): string {
  if (from === null) return `${field}: now ${shown(to)}, before nothing`;
  if (to === null) return `${field}: was ${shown(from)}, now nothing`;
  return `${field}: was ${shown(from)}, now ${shown(to)}`;
}

function shown(value: string | null): string {
  const text = (value ?? "").replaceAll("\n", " ");
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

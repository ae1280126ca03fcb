import { countTrained, type ModuleState, type TrainingState } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { learnerTable, type Listed, materialJson, statusJson } from "../output/training-rows.ts";
import { knownWord } from "../session/known-word.ts";
import { type Session, withSession } from "../session/session.ts";
import { trainingNow } from "../session/training-now.ts";

export interface StatusOptions {
  readonly missing: boolean;
  readonly role?: string;
}

/** `training status`: who has which training, and what is missing. */
export const showTraining: Action<StatusOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { state } = await trainingNow(session);
    const group = groupOf(session, options.role);
    const shown = { ...state, modules: state.modules.map((module) => narrowed(module, group)) };
    const all = shown.modules.flatMap(({ module, people }) =>
      people.map((learner): Listed => ({ ...learner, module: module.id })),
    );
    const listed = all.filter((one) => !options.missing || one.state !== "valid");
    const next = nextExpiry(all);
    output.result(statusJson(shown, listed, next), () =>
      [
        ...(listed.length === 0 ? [] : [learnerTable(listed, session.plan), ""]),
        summary(shown, options.missing && listed.length === 0),
        ...(next === null ? [] : [`Next to end: ${next.module} of ${next.person} on ${next.validUntil}.`]),
      ].join("\n"),
    );
    return EXIT.done;
  });

/** `training material`: which material must be revised, and why. */
export const showMaterial: Action<object> = (context) =>
  withSession(context, async (session) => {
    const { output } = context;
    const { state } = await trainingNow(session);
    const rows = state.modules.flatMap(({ module, version, revisedOn, isLinked, tasks }) =>
      tasks.length === 0
        ? [[module.id, version, revisedOn ?? "", isLinked ? "up to date" : "covers no feature", "", "", ""]]
        : tasks.map((task) => [
            module.id,
            version,
            revisedOn ?? "",
            task.overdue ? "revision is late" : "to be revised",
            task.due,
            task.owner ?? "",
            `${task.update}  ${task.title}`,
          ]),
    );
    output.result(
      { day: state.day, seesUpdates: state.seesUpdates, modules: state.modules.map(materialJson) },
      () =>
        rows.length === 0
          ? "The plan names no training material."
          : textTable(["MODULE", "VERSION", "REVISED", "STATE", "DUE", "OWNER", "BECAUSE OF"], rows),
    );
    if (!state.seesUpdates)
      output.note(
        "Not everything that tells of updates was read, so more material may have to be revised. See `intune-om doctor`.",
      );
    return EXIT.done;
  });

function groupOf({ plan }: Session, asked: string | undefined): string | undefined {
  if (asked === undefined) return undefined;
  return knownWord(
    "role",
    asked,
    [...plan.roles, ...plan.audiences].map(({ id }) => id),
  );
}

function narrowed(module: ModuleState, group: string | undefined): ModuleState {
  if (group === undefined) return module;
  return { ...module, people: module.people.filter(({ groups }) => groups.includes(group)) };
}

function summary(state: TrainingState, nothingMissing: boolean): string {
  const { required, trained } = countTrained(state);
  if (required === 0) return "The plan asks nobody for any training.";
  const whole = `${trained} of ${required} people have all the training that they need.`;
  return nothingMissing ? `Nothing is missing. ${whole}` : whole;
}

function nextExpiry(all: readonly Listed[]): Listed | null {
  const ending = all.filter(({ state, validUntil }) => state === "valid" && validUntil !== null);
  return (
    ending.toSorted((one, other) => ((one.validUntil ?? "") < (other.validUntil ?? "") ? -1 : 1))[0] ?? null
  );
}

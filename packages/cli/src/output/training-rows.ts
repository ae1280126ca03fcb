import {
  countTrained,
  type LearnerState,
  type ModuleState,
  type Plan,
  type TrainingState,
} from "@intune-om/core";
import { textTable } from "./text-table.ts";

/** Somebody and one module. */
export interface Listed extends LearnerState {
  /** Id of the module. */
  readonly module: string;
}

/** Who needs what, and how they stand. */
export function learnerTable(listed: readonly Listed[], plan: Plan): string {
  const nameOf = (id: string): string => plan.people.find((person) => person.id === id)?.name ?? id;
  return textTable(
    ["PERSON", "MODULE", "FOR", "STATE", "COMPLETED", "VERSION", "COUNTS UNTIL"],
    listed.map(({ person, module, groups, state, completion, validUntil }) => [
      nameOf(person),
      module,
      groups.join(", "),
      STATES[state],
      completion?.on ?? "",
      completion?.version ?? "",
      validUntil ?? (completion === null ? "" : "for good"),
    ]),
  );
}

const STATES = { valid: "valid", outdated: "out of date", expired: "expired", missing: "missing" } as const;

/** The document of `training status --json`. */
export function statusJson(state: TrainingState, listed: readonly Listed[], next: Listed | null): object {
  return {
    day: state.day,
    people: countTrained(state),
    modules: state.modules.map(({ module, version, people }) => ({
      id: module.id,
      version,
      required: people.length,
      valid: people.filter((learner) => learner.state === "valid").length,
    })),
    learners: listed.map(learnerJson),
    ...(next === null ? {} : { next: learnerJson(next) }),
  };
}

function learnerJson({ person, module, groups, state, completion, validUntil }: Listed): object {
  return {
    person,
    module,
    groups,
    state,
    ...(completion === null ? {} : { completedOn: completion.on, version: completion.version }),
    ...(validUntil === null ? {} : { validUntil }),
  };
}

/** One module of `training material --json`. */
export function materialJson({ module, version, revisedOn, isLinked, tasks }: ModuleState): object {
  return {
    id: module.id,
    version,
    ...(revisedOn === null ? {} : { revisedOn }),
    linked: isLinked,
    tasks: tasks.map(({ owner, url, ...task }) => ({
      ...task,
      ...(url === null ? {} : { url }),
      ...(owner === null ? {} : { owner }),
    })),
  };
}

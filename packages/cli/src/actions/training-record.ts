import { cleanText, versionOn } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { pastDay } from "../session/day-option.ts";
import { findModule } from "../session/find-module.ts";
import { findPerson } from "../session/find-person.ts";
import { withSession } from "../session/session.ts";
import { trainingNow } from "../session/training-now.ts";

export interface RecordOptions {
  readonly module: string;
  readonly person: string;
  readonly on?: string;
  readonly version?: string;
  readonly by: string;
}

const LONGEST_VERSION = 40;

/** `training record`: somebody has completed a module. The same completion twice is one. */
export const recordTraining: Action<RecordOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { plan, store } = session;
    const by = findPerson(plan, options.by);
    const person = findPerson(plan, options.person);
    const module = findModule(plan, options.module);
    const on = pastDay(options.on, session);
    const { state } = await trainingNow(session);
    const own = state.modules.find((entry) => entry.module.id === module.id);
    const version = cleanText(options.version ?? versionOn(own?.versions ?? [], on), LONGEST_VERSION);
    const known = (await store.journal.listOf(["trained"])).some(
      (entry) =>
        entry.person === person.id &&
        entry.module === module.id &&
        entry.on === on &&
        entry.version === version,
    );
    if (!known)
      await store.journal.add(by.id, [
        { kind: "trained", person: person.id, module: module.id, version, on },
      ]);
    const json = { person: person.id, module: module.id, completedOn: on, version, recorded: !known };
    output.result(json, () =>
      known
        ? `${person.name} has ${module.id} ${version} of ${on} already; nothing was written.`
        : `${person.name} has completed ${module.id} ${version} on ${on}.`,
    );
    if (own?.people.every((learner) => learner.person !== person.id) === true)
      output.note(`The plan does not ask ${person.id} for ${module.id}, so it counts in no figure.`);
    return EXIT.done;
  });

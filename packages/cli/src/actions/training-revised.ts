import { cleanText, OmError, type UpdateRecord } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { pastDay } from "../session/day-option.ts";
import { findModule } from "../session/find-module.ts";
import { findPerson } from "../session/find-person.ts";
import { findUpdates } from "../session/find-updates.ts";
import { type Session, withSession } from "../session/session.ts";
import { trainingNow } from "../session/training-now.ts";

export interface RevisedOptions {
  readonly module: string;
  readonly version: string;
  readonly on?: string;
  readonly for?: string;
  readonly by: string;
  readonly tenant?: string;
}

const LONGEST_VERSION = 40;

/** `training revised`: material was brought up to date, and with it what an update asked for. */
export const reviseMaterial: Action<RevisedOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { plan, store } = session;
    const by = findPerson(plan, options.by);
    const module = findModule(plan, options.module);
    const version = cleanText(options.version, LONGEST_VERSION);
    const on = pastDay(options.on, session);
    const records = options.for === undefined ? [] : await recordsOf(session, options.for, options.tenant);
    const update = records[0]?.key ?? null;
    const { state } = await trainingNow(session);
    const own = state.modules.find((entry) => entry.module.id === module.id);
    const before = own?.versions ?? [];
    if (version !== own?.version && before.some((entry) => entry.version === version))
      throw oldVersion(module.id, version, own?.version ?? "");
    const known = (await store.journal.listOf(["materialRevised"])).some(
      (entry) => entry.module === module.id && entry.version === version && entry.update === update,
    );
    const waiting = state.modules
      .filter((entry) => entry.module.id !== module.id)
      .filter(({ tasks }) => tasks.some((task) => task.update === update))
      .map((entry) => entry.module.id);
    const closes = waiting.length > 0 ? [] : records.filter(hasOpenTraining);
    if (!known || closes.length > 0)
      await store.training.revise(
        by.id,
        { kind: "materialRevised", module: module.id, version, on, update },
        closes,
      );
    output.result(
      { module: module.id, version, revisedOn: on, update, closed: closes.map(({ key }) => key), waiting },
      () =>
        `${module.id} is version ${version} from ${on}${update === null ? "" : `, revised for ${update}`}.`,
    );
    if (waiting.length > 0)
      output.note(
        `The training for ${update} stays open: ${waiting.join(", ")} must still be revised for it.`,
      );
    if (closes.length > 0) output.note(`The training that ${update} asked for is done.`);
    return EXIT.done;
  });

/** The same update in every tenant that has it. */
async function recordsOf(
  session: Session,
  key: string,
  tenant: string | undefined,
): Promise<readonly UpdateRecord[]> {
  const { config, store } = session;
  const tenants = tenant === undefined ? config.tenants : config.tenants.filter(({ id }) => id === tenant);
  const exact = await Promise.all(tenants.map(({ id }) => store.updates.find(id, key.trim())));
  const found = exact.filter((record) => record !== null);
  return found.length > 0 ? found : findUpdates(session, [key], tenant);
}

function hasOpenTraining({ triage }: UpdateRecord): boolean {
  return triage.tasks.some(({ kind, doneAt }) => kind === "training" && doneAt === null);
}

function oldVersion(module: string, version: string, now: string): OmError {
  return new OmError(`${module} had version ${version} before`, {
    code: "usage.version",
    hint: `Give the revision a name that none has had; the material is version ${now} now.`,
  });
}

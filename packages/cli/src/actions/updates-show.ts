import { createChangeWords, createOrganisationCalendar, type UpdateState } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { type RevisionWords, updateDetails } from "../output/update-details.ts";
import { updateJson } from "../output/update-json.ts";
import { findUpdates } from "../session/find-updates.ts";
import { judgeRecords } from "../session/judged-updates.ts";
import { type Session, withSession } from "../session/session.ts";

export interface ShowUpdateOptions {
  readonly update: string;
  readonly tenant?: string;
}

/** `updates show UPDATE`: everything that is known of one update. */
export const showUpdate: Action<ShowUpdateOptions> = (context) =>
  withSession(context, async (session) => {
    const { store, clock, config, plan } = session;
    const [record] = await findUpdates(session, [context.options.update], context.options.tenant);
    const [state] = record === undefined ? [] : await judgeRecords(session, record.tenant, [record]);
    if (state === undefined) throw new TypeError("an update that was found is not there");
    const events = await store.updates.events(state.record.tenant, state.record.key);
    const now = clock.now();
    const revisions = revisionsOf(state, config.timeZone);
    const calendar = createOrganisationCalendar(plan.organisation.calendar, config.timeZone);
    const replacedBy = await replacementOf(session, state);
    const json = {
      update: {
        ...updateJson(state, now),
        ...detailsOf(state),
        ...(replacedBy === null ? {} : { replacedBy }),
      },
      revisions,
      events,
    };
    context.output.result(json, () =>
      updateDetails({ state, events, revisions, replacedBy }, { calendar, times: session.times, now }),
    );
    return EXIT.done;
  });

/** The key of the update that was issued anew for this one. */
async function replacementOf({ store }: Session, { record }: UpdateState): Promise<string | null> {
  const records = await store.updates.list(record.tenant);
  return records.find(({ replaces }) => replaces === record.key)?.key ?? null;
}

function detailsOf({ record, update, touched }: UpdateState): object {
  return {
    summary: update.summary,
    aliases: record.aliases,
    versions: update.versions,
    appNames: touched.appNames,
    acknowledgements: record.triage.acknowledgements,
    translations: record.translations,
  };
}

function revisionsOf({ record }: UpdateState, timeZone: string): readonly RevisionWords[] {
  const inWords = createChangeWords("en", timeZone);
  return record.revisions.map(({ at, changes }) => ({ at, text: changes.map(inWords) }));
}

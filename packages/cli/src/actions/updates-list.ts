import { createOrganisationCalendar, PLATFORMS, TRIAGE_STATES, type UpdateFilter } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { updateJson } from "../output/update-json.ts";
import { UPDATE_COLUMNS, updateRow } from "../output/update-rows.ts";
import { findPerson } from "../session/find-person.ts";
import { listJudged } from "../session/judged-updates.ts";
import { knownWord } from "../session/known-word.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";

/** What the commands that list updates take. */
export interface UpdateListOptions {
  readonly tenant?: string;
  readonly state?: string;
  readonly platform?: string;
  readonly owner?: string;
  readonly open?: boolean;
}

/** `updates list`: what has been announced, the most pressing first. */
export const listUpdates: Action<UpdateListOptions> = (context) =>
  withSession(context, async (session) => {
    const { config, plan, clock } = session;
    const { options, output } = context;
    const tenants = tenantsOf(config, options.tenant);
    const states = await listJudged(session, tenants, filterOf(session, options));
    const now = clock.now();
    const calendar = createOrganisationCalendar(plan.organisation.calendar, config.timeZone);
    output.result({ updates: states.map((state) => updateJson(state, now)) }, () => {
      if (states.length === 0) return "No update fits. New ones come with `intune-om collect`.";
      const several = tenants.length > 1;
      return textTable(
        [...(several ? ["TENANT"] : []), ...UPDATE_COLUMNS],
        states.map((state) => [
          ...(several ? [state.record.tenant] : []),
          ...updateRow(state, calendar, now),
        ]),
      );
    });
    return EXIT.done;
  });

/** What the options ask of the store. */
export function filterOf({ plan }: Pick<Session, "plan">, options: UpdateListOptions): UpdateFilter {
  const { state, platform, owner, open } = options;
  return {
    ...(state === undefined ? {} : { states: [knownWord("state", state, TRIAGE_STATES)] }),
    ...(platform === undefined ? {} : { platform: knownWord("platform", platform, PLATFORMS) }),
    ...(owner === undefined ? {} : { owner: findPerson(plan, owner).id }),
    ...(open === true ? { openOnly: true } : {}),
  };
}

import { acknowledgementMatrix, cleanText, createOrganisationCalendar } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { listJudged } from "../session/judged-updates.ts";
import { knownWord } from "../session/known-word.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { withSession } from "../session/session.ts";
import { filterOf, type UpdateListOptions } from "./updates-list.ts";

const TITLE_LIMIT = 60;
const READERS = ["administrators", "helpdesk"] as const;

export interface MatrixOptions extends UpdateListOptions {
  /** Kind of the audiences whose people are shown. */
  readonly readers: string;
}

/** `updates matrix`: which administrator, or who of the help desk, has read which update. */
export const showMatrix: Action<MatrixOptions> = (context) =>
  withSession(context, async (session) => {
    const { config, plan } = session;
    const { options, output } = context;
    const states = await listJudged(session, tenantsOf(config, options.tenant), filterOf(session, options));
    const { people, rows } = acknowledgementMatrix(
      states.map(({ record }) => record),
      plan,
      knownWord("readers", options.readers, READERS),
    );
    const calendar = createOrganisationCalendar(plan.organisation.calendar, config.timeZone);
    const json = {
      people: people.map(({ id, name }) => ({ id, name })),
      updates: rows.map(({ record, readAt }) => ({
        key: record.key,
        tenant: record.tenant,
        title: record.update.title,
        readAt: Object.fromEntries(people.map(({ id }, index) => [id, readAt[index] ?? null])),
      })),
    };
    output.result(json, () => {
      if (people.length === 0) return `No audience of the plan is of the kind ${options.readers}.`;
      if (rows.length === 0) return "No update fits. New ones come with `intune-om collect`.";
      return textTable(
        ["UPDATE", ...people.map(({ id }) => id), "TITLE"],
        rows.map(({ record, readAt }) => [
          record.key,
          ...readAt.map((at) => (at === null ? "–" : calendar.dayOf(at))),
          cleanText(record.update.title, TITLE_LIMIT),
        ]),
      );
    });
    return EXIT.done;
  });

import { cleanText } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { stepText } from "../output/alert-steps.ts";
import { KEY_LIMIT } from "../output/alert-words.ts";
import { textTable } from "../output/text-table.ts";
import { beginningOf } from "../session/written-day.ts";
import { findOneAlert } from "../session/find-alerts.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { withSession } from "../session/session.ts";

export interface LogOptions {
  readonly alert?: string;
  /** A day; see `beginningOf`. */
  readonly since?: Date;
  readonly tenant?: string;
  readonly limit?: number;
}

/** `alerts log`: every step of every alert, the newest first. */
export const showLog: Action<LogOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { timeZone } = session.config;
    const since = options.since === undefined ? undefined : beginningOf(options.since, timeZone);
    const alert =
      options.alert === undefined ? null : await findOneAlert(session, options.alert, options.tenant);
    const tenants =
      alert === null ? tenantsOf(session.config, options.tenant).map(({ id }) => id) : [alert.tenant];
    const filter = {
      ...(alert === null ? {} : { key: alert.key }),
      ...(since === undefined ? {} : { since }),
      ...(options.limit === undefined ? {} : { newest: options.limit }),
    };
    const all = await Promise.all(
      tenants.map((tenant) => session.store.alerts.events({ ...filter, tenant })),
    );
    const events = all
      .flat()
      .toReversed()
      .toSorted((one, other) => other.at.getTime() - one.at.getTime())
      .slice(0, options.limit);
    const several = tenants.length > 1;
    output.result({ events }, () =>
      events.length === 0
        ? "No alert has taken a step."
        : textTable(
            ["WHEN", ...(several ? ["TENANT"] : []), "ALERT", "STEP"],
            events.map((event) => [
              session.times.minute(event.at),
              ...(several ? [event.tenant] : []),
              cleanText(event.key, KEY_LIMIT),
              stepText(event),
            ]),
          ),
    );
    return EXIT.done;
  });

import {
  findSuppressionFaults,
  newSuppression,
  OmError,
  type Suppression,
  type SuppressionScope,
  suppressionOf,
  timeId,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { suppressionJson } from "../output/alert-json.ts";
import { suppressionTable } from "../output/alert-rows.ts";
import { scopeText } from "../output/alert-words.ts";
import { alertsNow } from "../session/alerts-now.ts";
import { findOneAlert } from "../session/find-alerts.ts";
import { findPerson } from "../session/find-person.ts";
import { knownPlatform, knownRule } from "../session/known-alert-words.ts";
import { pickTenant, tenantsOf } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";
import { untilOf } from "../session/until-option.ts";

export interface SuppressOptions {
  readonly alert?: string;
  readonly entity?: string;
  readonly label: Readonly<Record<string, string>>;
  readonly rule?: string;
  readonly platform?: string;
  readonly until?: string;
  readonly why?: string;
  readonly by: string;
  readonly tenant?: string;
}

/** `alerts suppress`: silence until a time, for a reason, by a person. */
export const suppress: Action<SuppressOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { config, store, plan, clock, times } = session;
    const by = findPerson(plan, options.by).id;
    const at = clock.now();
    const { scope, tenant } = await scopeOf(session, options);
    await refuseIdle(scope, session, (text) => output.problem(text));
    const until = options.until === undefined ? null : untilOf(options.until, { config, at });
    const id = timeId(at, await store.alerts.suppressions({ at, endedSince: new Date(0) }));
    const suppression = newSuppression({ id, tenant, scope, until, by, why: options.why ?? "", at });
    await store.alerts.suppress(suppression);
    const alerts = await silencedBy(session, suppression);
    if (alerts === 0) output.problem(fitsNothing(suppression));
    output.result({ suppression: suppressionJson(suppression), alerts }, () =>
      [
        `${scopeText(scope)} is silent until ${times.minute(suppression.until)}; ${countText(alerts)} now.`,
        `End it sooner with \`intune-om alerts unsuppress ${id} --by ${by}\`.`,
      ].join("\n"),
    );
    return EXIT.done;
  });

/**
 * What cannot be there, such as a mistyped rule, is refused: it would silence nothing, and nobody would know. An alert by
 * its key belongs to one tenant; anything else holds for all of them unless one is named.
 * @throws OmError `usage.alert`, `usage.rule`, `usage.platform`, `usage.tenant`
 */
async function scopeOf(
  session: Session,
  { alert: key, entity, label, rule, platform, tenant }: SuppressOptions,
): Promise<{ readonly scope: SuppressionScope; readonly tenant: string | null }> {
  const alert = key === undefined ? null : await findOneAlert(session, key, tenant);
  const named = tenant === undefined ? null : pickTenant(session.config, tenant).id;
  return {
    tenant: alert?.tenant ?? named,
    scope: {
      ...(alert === null ? {} : { alert: alert.key }),
      ...(entity === undefined ? {} : { entity }),
      ...(rule === undefined ? {} : { rule: await knownRule(rule, session) }),
      ...(platform === undefined ? {} : { platform: knownPlatform(platform) }),
      ...(Object.keys(label).length === 0 ? {} : { labels: label }),
    },
  };
}

/**
 * What `check` refuses of the plan is refused here as well, and what it warns of is warned of.
 * @throws OmError `suppression.idle`
 */
async function refuseIdle(
  scope: SuppressionScope,
  session: Session,
  warn: (text: string) => void,
): Promise<void> {
  for (const { message, fix, mayBeMeant } of await findSuppressionFaults(scope, session)) {
    if (!mayBeMeant)
      throw new OmError(`the suppression would hold nothing back: ${message}`, {
        code: "suppression.idle",
        hint: fix,
      });
    warn(`Warning: ${message}. ${fix}`);
  }
}

async function silencedBy(session: Session, suppression: Suppression): Promise<number> {
  const tenants = tenantsOf(session.config, suppression.tenant ?? undefined);
  const { alerts } = await alertsNow(session, tenants, { states: ["open", "acknowledged"] });
  return alerts.filter(({ alert }) => suppressionOf(alert, [suppression]) !== null).length;
}

/** It may be meant for what is to come, or mistyped. */
function fitsNothing({ id, scope }: Suppression): string {
  return `Warning: no alert fits ${scopeText(scope)} now. The suppression ${id} is kept for what may come; see that nothing is mistyped.`;
}

function countText(alerts: number): string {
  return alerts === 1
    ? "it silences one alert"
    : `it silences ${alerts === 0 ? "no alert" : `${alerts} alerts`}`;
}

export interface UnsuppressOptions {
  readonly id: string;
  readonly by: string;
}

/** `alerts unsuppress ID`: ends a suppression before its time. */
export const unsuppress: Action<UnsuppressOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const by = findPerson(session.plan, options.by).id;
    const id = options.id.trim();
    refusePlanned(id, session.plan.file);
    const ended = await session.store.alerts.endSuppression(id, { by, at: session.clock.now() });
    output.result(
      { suppression: { ...suppressionJson(ended), endedAt: ended.endedAt, endedBy: ended.endedBy } },
      () =>
        `${scopeText(ended.scope)} is no longer silent. Who was not told of what still holds is told now; its escalation goes on.`,
    );
    return EXIT.done;
  });

/** What the plan says is changed in the plan. */
function refusePlanned(id: string, file: string): void {
  if (!/^(?:plan|window):/.test(id)) return;
  throw new OmError(`${id} stands in the plan`, {
    code: "suppression.planned",
    hint: `Change its end in ${file}.`,
  });
}

/** `alerts suppressions`: what is silent now, whoever says so. */
export const listSuppressions: Action<{ readonly tenant?: string }> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const tenants = tenantsOf(session.config, options.tenant);
    const { alerts, suppressions } = await alertsNow(session, tenants, { states: ["open", "acknowledged"] });
    const rows = suppressions.map((suppression) => ({
      suppression,
      alerts: alerts.filter(({ alert }) => suppressionOf(alert, [suppression]) !== null).length,
    }));
    const json = rows.map((row) => ({ ...suppressionJson(row.suppression), alerts: row.alerts }));
    output.result({ suppressions: json }, () =>
      rows.length === 0 ? "Nothing is suppressed." : suppressionTable(rows, session.times),
    );
    return EXIT.done;
  });

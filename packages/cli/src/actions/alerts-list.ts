import {
  ALERT_SEVERITIES,
  type AlertSeverity,
  EFFECTIVE_STATES,
  type EffectiveState,
  ENDS_SOON_DAYS,
  type RuleStanding,
  type Suppression,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { alertJson, unknownJson } from "../output/alert-json.ts";
import { type AlertRow, alertTable, unknownLines } from "../output/alert-rows.ts";
import { scopeText } from "../output/alert-words.ts";
import { chapter } from "../output/chapters.ts";
import { alertsNow } from "../session/alerts-now.ts";
import { knownRule } from "../session/known-alert-words.ts";
import { knownWord } from "../session/known-word.ts";
import { ownersNow } from "../session/alert-owners.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { type RuleName, ruleNames } from "../session/rule-names.ts";
import { type Session, withSession } from "../session/session.ts";
import type { Times } from "../output/times.ts";

export interface AlertListOptions {
  readonly state?: string;
  readonly rule?: string;
  readonly severity?: string;
  readonly tenant?: string;
  readonly all: boolean;
  readonly limit?: number;
}

const DAY_MS = 86_400_000;

/** `alerts`: what is wrong, the worst first, and of what nobody can tell. */
export const listAlerts: Action<AlertListOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { times } = session;
    const tenants = tenantsOf(session.config, options.tenant);
    const several = tenants.length > 1;
    const asked = askedOf(options);
    const states = ["open", "acknowledged", ...(asked.resolved ? (["resolved"] as const) : [])] as const;
    const { rule } = options;
    const now = await alertsNow(session, tenants, { states, ...(rule === undefined ? {} : { rule }) });
    const fitting = now.alerts.filter(
      ({ alert, state }) =>
        (asked.state === null || state === asked.state) &&
        (asked.severity === null || alert.severity === asked.severity),
    );
    const ownerOf = ownersNow(session);
    const rows = fitting.slice(0, options.limit).map((seen) => ({ seen, owner: ownerOf(seen.alert) }));
    const unknown = await unknownRules(
      session,
      tenants.map(({ id }) => id),
      rule,
    );
    // One that is no longer in use may have alerts from before; without any it is mistyped.
    if (rule !== undefined && now.alerts.length === 0 && unknown.length === 0) await knownRule(rule, session);
    const json = {
      alerts: rows.map(({ seen, owner }) => alertJson(seen, owner)),
      unknown: unknown.map(unknownJson),
    };
    const nameOf = await ruleNames(
      session,
      rows.map(({ seen }) => seen.alert.rule),
    );
    const judged = await Promise.all(tenants.map(({ id }) => session.store.alerts.judgedAt(id)));
    const ending = endingSoon(now.suppressions, session.clock.now());
    output.result(json, () =>
      [
        ...listed(rows, { nameOf, several, times, isJudged: judged.some((at) => at !== null) }),
        ...(fitting.length > rows.length ? ["", `${fitting.length - rows.length} more are not shown.`] : []),
        ...chapter("Nothing can be said of:", unknownLines(unknown, { several, times })),
        ...chapter(
          "Suppressions that end soon:",
          ending.map((one) => endingLine(one, times)),
        ),
      ].join("\n"),
    );
    return EXIT.done;
  });

interface Asked {
  readonly state: EffectiveState | null;
  readonly severity: AlertSeverity | null;
  /** Whether what is resolved is asked for, too. */
  readonly resolved: boolean;
}

function askedOf({ state, severity, all }: AlertListOptions): Asked {
  const words = EFFECTIVE_STATES.filter((one) => one !== "pending");
  const known = state === undefined ? null : knownWord("state", state, words);
  return {
    state: known,
    severity: severity === undefined ? null : knownWord("severity", severity, ALERT_SEVERITIES),
    resolved: all || known === "resolved",
  };
}

async function unknownRules(
  { store }: Session,
  tenants: readonly string[],
  rule: string | undefined,
): Promise<readonly RuleStanding[]> {
  const standings = (await Promise.all(tenants.map((id) => store.alerts.standings(id)))).flat();
  return standings.filter((one) => one.state === "unknown" && (rule === undefined || one.rule === rule));
}

function listed(
  rows: readonly AlertRow[],
  words: {
    readonly nameOf: RuleName;
    readonly several: boolean;
    readonly times: Times;
    readonly isJudged: boolean;
  },
): readonly string[] {
  if (rows.length > 0) return [alertTable(rows, words)];
  return [
    words.isJudged ? "No alert fits." : "Nothing has been judged yet. Alerts come with `intune-om collect`.",
  ];
}

function endingSoon(suppressions: readonly Suppression[], now: Date): readonly Suppression[] {
  return suppressions.filter(({ until }) => until.getTime() - now.getTime() <= ENDS_SOON_DAYS * DAY_MS);
}

function endingLine({ id, scope, until, by }: Suppression, times: Times): string {
  return `  ${id}  ${scopeText(scope)}, until ${times.minute(until)}${by === null ? "" : `, by ${by}`}`;
}

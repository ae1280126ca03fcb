import {
  type Coverage,
  collectTenants,
  judgeTenant,
  judgeUncollected,
  keepSnapshot,
  type OmError,
  refuseBlindness,
  type Snapshot,
  type TenantConfig,
  type TenantOutcome,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { type CountedAlerts, countAlerts, countedText } from "../output/counted-alerts.ts";
import { coverageTable } from "../output/coverage-table.ts";
import type { Times } from "../output/times.ts";
import { pickTenant } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";

/** What is shown of a snapshot; its lists are in the store. */
interface Taken extends Pick<Snapshot, "tenant" | "takenAt" | "coverage" | "metrics"> {
  readonly alerts: CountedAlerts;
}

/**
 * `collect`: a snapshot of each tenant, kept in the store with its KPI values, what it means for the known updates and what
 * it makes of the alerts. Nobody is told of those by it.
 */
export const collect: Action<{ readonly tenant?: string }> = (context) =>
  withSession(context, async (session) => {
    const { config, times } = session;
    const { tenants } = config;
    const { tenant: id } = context.options;
    if (id !== undefined || tenants.length === 1) {
      const taken = await takeAndKeep(session, pickTenant(session.config, id), context.signal);
      context.output.result(taken, () => summary(taken, times));
      return exitOf(taken.coverage);
    }
    const outcomes = await collectTenants(
      tenants,
      (tenant) => takeAndKeep(session, tenant, context.signal),
      context,
    );
    context.output.result({ tenants: outcomes.map(jsonOf) }, () =>
      outcomes.map((outcome) => textOf(outcome, times)).join("\n\n"),
    );
    return exitOfAll(outcomes);
  });

async function takeAndKeep(session: Session, tenant: TenantConfig, signal: AbortSignal): Promise<Taken> {
  const snapshot = await collectOrSay(session, tenant, signal);
  await refuseBlindness(snapshot, session, signal);
  await keepSnapshot(snapshot, session);
  const { tenant: id, takenAt, coverage, metrics } = snapshot;
  const judged = await judgeTenant(session, id, signal);
  return { tenant: id, takenAt, coverage, metrics, alerts: await countAlerts(session.store, id, judged) };
}

/** What stops the collection leaves nothing known of the alerts. */
async function collectOrSay(session: Session, tenant: TenantConfig, signal: AbortSignal): Promise<Snapshot> {
  try {
    return await session.collect(tenant);
  } catch (error) {
    signal.throwIfAborted();
    await judgeUncollected(session, tenant.id, error, signal);
    throw error;
  }
}

/** 3 when something could not be read in full. */
function exitOf(coverage: readonly Coverage[]): ExitCode {
  const whole = coverage.every(({ status }) => status === "complete" || status === "notConfigured");
  return whole ? EXIT.done : EXIT.partial;
}

/** 1 when no tenant could be read, 3 when not all were read in full. */
function exitOfAll(outcomes: readonly TenantOutcome<Taken>[]): ExitCode {
  if (outcomes.every((outcome) => "error" in outcome)) return EXIT.failed;
  const whole = outcomes.every(
    (outcome) => "value" in outcome && exitOf(outcome.value.coverage) === EXIT.done,
  );
  return whole ? EXIT.done : EXIT.partial;
}

function jsonOf(outcome: TenantOutcome<Taken>): object {
  if ("value" in outcome) return outcome.value;
  const { code, message, hint } = outcome.error;
  return { tenant: outcome.tenant, error: { code, message, hint } };
}

function textOf(outcome: TenantOutcome<Taken>, times: Times): string {
  return "value" in outcome ? summary(outcome.value, times) : failure(outcome.tenant, outcome.error);
}

function failure(tenant: string, { code, message, hint }: OmError): string {
  return `No snapshot of ${tenant}: ${message}\n  ${hint} (${code})`;
}

function summary({ tenant, takenAt, coverage, metrics, alerts }: Taken, times: Times): string {
  const devices = metrics["devices.total"];
  const total = devices === undefined ? "" : `, ${devices} devices`;
  return `Snapshot of ${tenant} at ${times.minute(takenAt)}${total}\n\n${coverageTable(coverage)}\n\n${countedText(alerts)}${pointer(alerts)}`;
}

/** Where to go on; nowhere when there is no alert. */
function pointer({ open, unknown }: CountedAlerts): string {
  return open + unknown === 0 ? "" : ". `intune-om alerts` lists them.";
}

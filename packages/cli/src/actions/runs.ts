import type { Run } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { showOutcome } from "../output/run-outcome.ts";
import { textTable } from "../output/text-table.ts";
import { settleRun } from "../session/settle-run.ts";
import { withSession } from "../session/session.ts";
import type { Times } from "../output/times.ts";

export interface ListRunsOptions {
  readonly report?: string;
  readonly limit: number;
}

/** `runs`: the newest runs. */
export const listRuns: Action<ListRunsOptions> = (context) =>
  withSession(context, async ({ store, config, times }) => {
    const { report, limit } = context.options;
    const runs = await store.runs.list({ limit, ...(report === undefined ? {} : { report }) });
    context.output.result({ runs: runs.map(shown) }, () =>
      runs.length === 0
        ? `There are no runs${report === undefined ? "" : ` of ${report}`} yet. Start one with \`intune-om run REPORT\`.`
        : table(runs, config.tenants.length > 1, times),
    );
    return EXIT.done;
  });

/** `runs continue RUN`: goes on from where the run stands. */
export const continueRun: Action<{ readonly run: string }> = (context) =>
  withSession(context, async (session) => {
    const outcome = await session.runner.resume(context.options.run, context.signal);
    return showOutcome(await settleRun(session, outcome), context.output);
  });

function shown({ id, tenant, report, kind, scheduledFor, state, reason }: Run): object {
  return { id, tenant, report, kind, scheduledFor, state, ...(reason === null ? {} : { reason }) };
}

function table(runs: readonly Run[], severalTenants: boolean, times: Times): string {
  const whose = severalTenants ? ["TENANT"] : [];
  return textTable(
    ["RUN", "REPORT", ...whose, "KIND", "FOR", "STATE", "WHY"],
    runs.map(({ id, report, tenant, kind, scheduledFor, state, reason }) => [
      id,
      report,
      ...(severalTenants ? [tenant] : []),
      kind,
      times.minute(scheduledFor),
      state,
      reason ?? "",
    ]),
  );
}

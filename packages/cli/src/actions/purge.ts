import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { PurgedKind } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import type { Times } from "../output/times.ts";
import { reportsFolderOf } from "../session/create-runner.ts";
import { findPerson } from "../session/find-person.ts";
import { withSession } from "../session/session.ts";

export interface PurgeOptions {
  readonly dryRun: boolean;
  readonly by?: string;
}

/** Who asks, where nobody says so: the program does, for the plan. */
const PROGRAM = "intune-om";

/** `purge`: removes what is older than the plan keeps it. */
export const purge: Action<PurgeOptions> = (context) =>
  withSession(context, async ({ config, plan, store, times }) => {
    const { options, output } = context;
    const by = options.by === undefined ? PROGRAM : findPerson(plan, options.by).id;
    const removeFiles = async (runs: readonly string[]): Promise<void> => {
      for (const run of runs) await rm(join(reportsFolderOf(config), run), { recursive: true, force: true });
    };
    const { kinds } = options.dryRun
      ? { kinds: await store.purge.preview(plan.retention) }
      : await store.purge.run(plan.retention, { by, removeFiles });
    output.result(
      {
        dryRun: options.dryRun,
        purged: kinds.map(({ kind, before, records }) => ({ kind, before, records })),
      },
      () => shown(kinds, { dryRun: options.dryRun, times }),
    );
    return EXIT.done;
  });

function shown(
  kinds: readonly PurgedKind[],
  { dryRun, times }: { readonly dryRun: boolean; readonly times: Times },
): string {
  const table = textTable(
    ["KIND", "OLDER THAN", dryRun ? "WOULD GO" : "REMOVED"],
    kinds.map(({ kind, before, records }) => [
      kind,
      before === null ? "kept for good" : times.day(before),
      before === null ? "–" : String(records),
    ]),
  );
  return dryRun ? `${table}\n\nNothing was removed.` : table;
}

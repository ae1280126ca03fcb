import { resolve } from "node:path";
import { OmError, parseMailAddress } from "@intune-om/core";
import type { Action } from "../action.ts";
import { showOutcome } from "../output/run-outcome.ts";
import { makeFolder } from "../session/make-folder.ts";
import { pickTenant } from "../session/pick-tenant.ts";
import { withSession } from "../session/session.ts";

export interface RunOptions {
  readonly report: string;
  readonly dryRun: boolean;
  readonly out?: string;
  readonly to?: string;
  readonly tenant?: string;
}

/** `run REPORT`: one report now. A run by hand never consumes a scheduled one. */
export const run: Action<RunOptions> = async (context) => {
  const { options, cwd, signal } = context;
  if (options.to !== undefined) checkAddress(options.to);
  const out = options.out === undefined ? null : resolve(cwd, options.out);
  return withSession(context, async ({ config, runner }) => {
    if (out !== null) await makeFolder(out, "--out");
    const outcome = await runner.start(
      {
        report: options.report,
        tenant: pickTenant(config, options.tenant).id,
        kind: options.dryRun ? "dryRun" : "manual",
        scheduledFor: context.clock.now(),
        request: { out, to: options.to ?? null },
      },
      signal,
    );
    return showOutcome(outcome, context.output);
  });
};

function checkAddress(address: string): void {
  try {
    parseMailAddress(address);
  } catch (error) {
    throw new OmError(`--to: ${error instanceof Error ? error.message : address}`, {
      code: "usage.address",
      hint: "Write one plain address, for example --to anna@contoso.com.",
      cause: error,
    });
  }
}

import type { TenantConfig } from "../config/config.ts";
import type { RunnerDeps } from "../run/report-runner.ts";
import { type Scheduled, schedulesOf } from "./alert-watch.ts";
import { deadManPrefix, judgeDeadMan } from "./dead-man.ts";

/** What became of the watch over one report of one tenant. */
export type WatchEvent =
  | {
      readonly kind: "overdue" | "over";
      readonly tenant: string;
      readonly report: string;
      readonly run: string;
    }
  /** It lasts, and somebody has been told. */
  | { readonly kind: "lasts"; readonly tenant: string; readonly report: string }
  /** The plan has nobody who could be told, or the letter could not be written. */
  | {
      readonly kind: "nobody" | "failed";
      readonly tenant: string;
      readonly report: string;
      readonly error?: unknown;
    };

/**
 * Looks at every report that should go out by itself, and at the collection for alerts, and writes a letter to whoever watches over them about each that
 * has not gone out in time, once for as long as that lasts; and another when it has gone out after all. Whoever sends
 * finds them in the outbox. What fails for one report does not keep the others from being looked at.
 */
export async function watchReports(
  deps: RunnerDeps,
  now: Date,
  signal: AbortSignal,
): Promise<readonly WatchEvent[]> {
  const events: WatchEvent[] = [];
  for (const tenant of deps.config.tenants) {
    for (const report of schedulesOf(deps.plan)) {
      signal.throwIfAborted();
      const event = await watchOne({ deps, tenant, report, now, signal });
      if (event !== null) events.push(event);
    }
  }
  return events;
}

/** One report of one tenant, looked at now. */
export interface Watching {
  readonly deps: RunnerDeps;
  readonly tenant: TenantConfig;
  readonly report: Scheduled;
  readonly now: Date;
  readonly signal: AbortSignal;
}

async function watchOne(watching: Watching): Promise<WatchEvent | null> {
  const { deps, report, now, signal } = watching;
  const subject = { tenant: watching.tenant.id, report: report.id };
  try {
    const letters = {
      overdue: deadManPrefix("deadman", subject),
      over: deadManPrefix("deadman-over", subject),
    };
    const watch = await deps.store.measures.watch({ ...subject, letters });
    const verdict = judgeDeadMan(watch, report.schedule.succeedWithinMs, now);
    if (verdict.kind === "quiet") return verdict.lasts ? { kind: "lasts", ...subject } : null;
    // What writes letters is loaded with the first one.
    const { postDeadManLetter } = await import("./post-dead-man-letter.ts");
    if (!(await postDeadManLetter(verdict, watching))) return { kind: "nobody", ...subject };
    return { kind: verdict.kind, ...subject, run: verdict.run.id };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: "failed", ...subject, error };
  }
}

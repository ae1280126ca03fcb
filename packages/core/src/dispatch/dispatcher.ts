import type { RunnerDeps, ReportRunner } from "../run/report-runner.ts";

/**
 * Sees to it that what stands in the store is done: runs that are due are made, deliveries are handed over, and what
 * processes left behind that are gone is taken up again. The store alone says what there is to do; a dispatcher only
 * says who does it, and nothing is lost when one forgets.
 */
export interface Dispatcher {
  /**
   * Works until the signal aborts. What is in hand then is finished; nothing more is begun.
   * Faults of single runs and messages are written to the store and told; they do not end the work.
   * @throws OmError `store.gone`, `store.damaged` and the like, when there is no store any more to work on.
   */
  work(signal: AbortSignal): Promise<void>;
  /** Says that something new stands in the store, so that nobody waits for the next look. */
  wake(): void;
}

/** What a dispatcher did, for logs and measures. */
export type DispatchEvent =
  | { readonly kind: "runBegun"; readonly run: string; readonly report: string; readonly tenant: string }
  | { readonly kind: "runMade"; readonly run: string; readonly report: string; readonly state: string }
  | {
      readonly kind: "runPostponed";
      readonly run: string;
      readonly report: string;
      readonly reason: string;
      readonly until: Date;
    }
  | {
      readonly kind: "runSkipped";
      readonly run: string;
      readonly report: string;
      readonly reason: string;
    }
  | { readonly kind: "runEnded"; readonly run: string; readonly report: string; readonly state: string }
  /** Something of a run cannot go out now, for instance in quiet hours. */
  | {
      readonly kind: "runWaits";
      readonly run: string;
      readonly report: string;
      readonly reason: string;
      readonly until: Date;
    }
  | { readonly kind: "delivered"; readonly counts: Readonly<Record<string, number>> }
  | { readonly kind: "recovered"; readonly deliveries: number }
  | { readonly kind: "trouble"; readonly what: string; readonly error: unknown }
  /** What was in trouble works again. */
  | { readonly kind: "troubleOver"; readonly what: string };

/** What every dispatcher is made from. */
export interface DispatcherDeps extends RunnerDeps {
  readonly onEvent?: (event: DispatchEvent) => void;
  /** Makes the runs. Default: one of these very parts. */
  readonly runner?: Pick<ReportRunner, "make">;
  /** Runs that this process makes side by side. Default 1. */
  readonly runsAtOnce?: number;
}

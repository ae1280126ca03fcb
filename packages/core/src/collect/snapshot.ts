import type { CoverageCause } from "./coverage-cause.ts";
import type { Lists } from "./lists.ts";
import type { SourceId } from "./source.ts";

/**
 * What could be read of one source. Unreadable is never healthy. `reason` and `fix` are for administrators;
 * reports put `cause` into words.
 */
export type Coverage =
  | {
      readonly source: SourceId;
      readonly status: "complete";
      readonly count: number;
      /** How it was read, where administrators should know: that another way failed, for example. */
      readonly note?: string;
    }
  | {
      readonly source: SourceId;
      readonly status: "incomplete";
      readonly count: number;
      readonly reason: string;
      readonly fix?: string;
      readonly cause?: CoverageCause;
    }
  | {
      readonly source: SourceId;
      readonly status: "unreadable";
      readonly reason: string;
      readonly fix: string;
      readonly cause?: CoverageCause;
    }
  | { readonly source: SourceId; readonly status: "notConfigured"; readonly reason: string };

export type CoverageStatus = Coverage["status"];

/** Figures by name, for example `devices.total`. A figure whose source could not be read is absent, never 0. */
export type Metrics = Readonly<Record<string, number>>;

/** Everything collected at one time for one tenant. */
export interface Snapshot {
  readonly id: string;
  readonly tenant: string;
  readonly takenAt: Date;
  readonly coverage: readonly Coverage[];
  readonly metrics: Metrics;
  /** The rows behind the figures. A list whose source could not be read at all is absent. */
  readonly lists: Partial<Lists>;
}

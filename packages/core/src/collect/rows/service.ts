/** The state of one Microsoft service as its provider tells it. */
export interface ServiceHealth {
  readonly id: string;
  readonly service: string;
  readonly status: string;
}

/** An incident or advisory. Its age counts from `firstPostAt`: start dates are set back in time. */
export interface ServiceIssue {
  readonly id: string;
  readonly title: string;
  readonly service: string;
  readonly feature: string;
  readonly classification: string;
  readonly status: string;
  readonly impact: string;
  readonly startAt: Date | null;
  readonly firstPostAt: Date | null;
  readonly endAt: Date | null;
  readonly updatedAt: Date | null;
  readonly resolved: boolean;
  /** Plain text of the newest post. */
  readonly latestPost: string;
}

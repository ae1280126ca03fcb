/** Bounds of every request and of everything that is read piece by piece. */
export interface GraphLimits {
  /** Longest time for one attempt, its body included. */
  readonly requestTimeoutMs: number;
  /** Attempts after the first one while the service throttles or is unavailable. */
  readonly busyRetries: number;
  /** Attempts after the first one for a cut or odd answer, a time-out or a broken connection. */
  readonly faultRetries: number;
  /** First wait when the service names none; doubles each time. */
  readonly backoffMs: number;
  /** Longest single wait, whatever Retry-After says. */
  readonly maxWaitMs: number;
  /** Longest wait for one request over all its attempts. */
  readonly totalWaitMs: number;
  /** Largest answer, after decompression. */
  readonly maxBodyBytes: number;
  /** Most pages of one collection or report. */
  readonly maxPages: number;
  /** Rows asked for in one page of a report action. */
  readonly reportPageRows: number;
  /** Batches under way at the same time. */
  readonly batchConcurrency: number;
  /** Wait before the state of an export job is first asked for; doubles each time. */
  readonly exportPollMs: number;
  /** Longest wait between two such questions. */
  readonly maxExportPollMs: number;
  /** Longest time for an export job, from its creation to its file. */
  readonly exportTimeoutMs: number;
  /** Longest time for one download of an exported file. */
  readonly downloadTimeoutMs: number;
  /** Largest exported file as it comes, compressed. It's held in memory. */
  readonly maxDownloadBytes: number;
  /** Largest exported file after decompression. It's read piece by piece. */
  readonly maxInflatedBytes: number;
}

export const DEFAULT_LIMITS: GraphLimits = {
  requestTimeoutMs: 60_000,
  busyRetries: 6,
  faultRetries: 2,
  backoffMs: 1_000,
  maxWaitMs: 120_000,
  totalWaitMs: 300_000,
  maxBodyBytes: 64 * 1024 * 1024,
  maxPages: 5_000,
  reportPageRows: 200,
  batchConcurrency: 3,
  exportPollMs: 1_000,
  maxExportPollMs: 10_000,
  exportTimeoutMs: 600_000,
  downloadTimeoutMs: 120_000,
  maxDownloadBytes: 64 * 1024 * 1024,
  maxInflatedBytes: 1024 * 1024 * 1024,
};

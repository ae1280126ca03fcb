/** One read from Microsoft Graph. */
export interface GraphRequest {
  readonly version: "v1.0" | "beta";
  /** Path below the version, beginning with `/`. */
  readonly path: string;
  /** Query options without the dollar sign kept: `{ $select: "id,deviceName", $top: "999" }`. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** One page of a collection, its shape checked. */
export interface GraphPage {
  readonly rows: readonly unknown[];
}

/** A report action's answer: column names once, then rows of values. */
export interface GraphReport {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** The service's own total, not to be trusted more than the rows. */
  readonly total: number | null;
  /** Why the rows are only a part of the report, `null` when they're all of it. */
  readonly incomplete: string | null;
}

export interface GraphReportRequest {
  readonly version: "v1.0" | "beta";
  /** For example `/deviceManagement/reports/getAppsInstallSummaryReport`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Rows that are enough: no further page is asked for once they are there. Default all. */
  readonly maxRows?: number;
  readonly signal?: AbortSignal;
}

export interface GraphExportRequest {
  readonly version: "v1.0" | "beta";
  /** Where jobs are made: `/deviceManagement/reports/exportJobs`. */
  readonly path: string;
  /** For example `Devices`. */
  readonly report: string;
  /** Columns of the report. */
  readonly select: readonly string[];
  /** The reports' own filter, for example `(OwnerType eq '1')`. */
  readonly filter?: string;
  readonly signal?: AbortSignal;
}

/** Some rows of an exported file. */
export interface GraphExportBatch {
  /** Every column that was asked for, as text; `""` for nothing. Codes stay codes. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** Rows among them with too few or too many values. */
  readonly badRows: number;
}

/** One part of a batch, as the service answered it. */
export interface BatchAnswer {
  /** HTTP status; 0 when the service never answered this part. */
  readonly status: number;
  readonly body: unknown;
}

/**
 * Reads Microsoft Graph safely. Every method throws a GraphError (see graph-error.ts) that says whether the
 * source is forbidden, not configured, throttled, cut or unreachable.
 */
export interface GraphReader {
  /** A single entity, bare or wrapped in `value`. */
  get(request: GraphRequest): Promise<Record<string, unknown>>;
  /** Pages of a collection, followed to the end. */
  pages(request: GraphRequest): AsyncIterable<GraphPage>;
  /** A report action, paged by skip and top. */
  report(request: GraphReportRequest): Promise<GraphReport>;
  /**
   * A whole report as an export job makes it, row by row as its file is unpacked. Only the end of the rows says
   * that the file was sound. Takes a permission that also writes.
   */
  export(request: GraphExportRequest): AsyncIterable<GraphExportBatch>;
  /** GETs in batches of 20; the answers come in the order of the paths. Parts fail alone. */
  batch(
    version: "v1.0" | "beta",
    paths: readonly string[],
    signal?: AbortSignal,
  ): Promise<readonly BatchAnswer[]>;
}

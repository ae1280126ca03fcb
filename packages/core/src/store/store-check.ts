import type { StoreLocation } from "../config/config.ts";
import { createSecretReader, type SecretReader } from "../config/secrets.ts";
import { checkPostgres } from "./check-postgres.ts";
import { checkSqlite } from "./check-sqlite.ts";
import { BUSY_TIMEOUT_MS } from "./open-sqlite.ts";

/** One thing that is wrong with a store. */
export interface StoreProblem {
  /** As the errors of the store have it, for example `store.damaged`. */
  readonly code: string;
  /** One line. */
  readonly message: string;
  /** What to do next, one sentence. */
  readonly hint: string;
}

/** What was found of a store. */
export interface StoreCheck {
  readonly kind: StoreLocation["kind"];
  /** The path, or server, database and schema. */
  readonly location: string;
  /** The last change of its layout that it has; null when that cannot be read. */
  readonly schema: string | null;
  readonly ok: boolean;
  readonly problems: readonly StoreProblem[];
  /** Rows of each table that can be read. */
  readonly tables: Readonly<Record<string, number>>;
  /** What it takes up. */
  readonly bytes: number;
}

export interface StoreCheckOptions {
  /** Default 10 s. */
  readonly busyTimeoutMs?: number;
  /** Default: only what stands in files is found. */
  readonly readSecret?: SecretReader;
}

/**
 * Looks a store over without writing to it: whether it is there, whole, ours, and of a layout that this version knows.
 * What is wrong with it is returned and not thrown.
 */
export async function checkStore(
  location: StoreLocation,
  { busyTimeoutMs = BUSY_TIMEOUT_MS, readSecret = createSecretReader({ env: {} }) }: StoreCheckOptions = {},
): Promise<StoreCheck> {
  const options = { busyTimeoutMs, readSecret };
  return location.kind === "sqlite" ? checkSqlite(location.path, options) : checkPostgres(location, options);
}

import { createHash } from "node:crypto";
import { isIP } from "node:net";
import type { PoolConfig } from "pg";
import type { PostgresLocation } from "../config/config.ts";
import type { SecretReader } from "../config/secrets.ts";

/** How long a connection may take. */
export const CONNECT_MS: number = 10_000;

/** How people are told which store it is: never with a password. */
export function postgresName({ host, port, database, schema }: PostgresLocation): string {
  const at = isIP(host) === 6 ? `[${host}]` : host;
  return `the store ${database}/${schema} on ${at}:${port}`;
}

/** What the driver, or a library that brings a pool of its own, needs to connect. The password is in it. */
export async function postgresConfig(
  { host, port, database, user, tls, password, ca }: PostgresLocation,
  readSecret: SecretReader,
): Promise<PoolConfig> {
  const authority = ca === null ? {} : { ca: await readSecret(ca) };
  return {
    host,
    port,
    database,
    ...(user === null ? {} : { user }),
    ...(password === null ? {} : { password: await readSecret(password) }),
    ssl: tls === "none" ? false : { ...authority, ...strictness(tls, ca !== null) },
    application_name: "intune-om",
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: CONNECT_MS,
  };
}

function strictness(tls: "require" | "verify-full", hasAuthority: boolean): object {
  if (tls === "verify-full") return { rejectUnauthorized: true };
  if (!hasAuthority) return { rejectUnauthorized: false };
  return { rejectUnauthorized: true, checkServerIdentity: () => undefined };
}

/** Key of the lock that one writer holds at a time; every schema has its own. */
export function writeLockOf(schema: string): string {
  return createHash("sha256").update(`intune-om ${schema}`).digest().readBigInt64BE().toString();
}

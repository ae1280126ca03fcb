import { Client } from "pg";
import type { TestProject } from "vitest/node";

const USUAL = "postgres://postgres@127.0.0.1:5432/test";

/**
 * Looks once for a PostgreSQL to test on: what INTUNE_OM_TEST_POSTGRES names, or the usual one. Without any the tests of
 * PostgreSQL are left out, which one line says; where CI is set, to whatever, that fails.
 */
export default async function findPostgres(project: TestProject): Promise<void> {
  const address = withoutPassword(process.env["INTUNE_OM_TEST_POSTGRES"] ?? USUAL);
  const problem = await tryToConnect(address);
  if (problem !== null) {
    const text = `No PostgreSQL answers at ${address} (${problem}): its tests are left out.`;
    if ((process.env["CI"] ?? "") !== "") throw new Error(`${text} Where CI is set they must run.`);
    process.stderr.write(`\n${text} INTUNE_OM_TEST_POSTGRES names another one.\n\n`);
  }
  project.provide("postgres", problem === null ? address : "");
}

/** A password goes where the driver and every child process find it. */
function withoutPassword(address: string): string {
  const url = new URL(address);
  if (url.password !== "") process.env["PGPASSWORD"] = decodeURIComponent(url.password);
  url.password = "";
  return url.href;
}

async function tryToConnect(address: string): Promise<string | null> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.end();
    return null;
  } catch (error) {
    return error instanceof Error && error.message !== "" ? error.message : String(error);
  }
}

import { execFile, execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A PostgreSQL of a test's own, which may be stopped in any way. */
export interface OwnPostgres extends AsyncDisposable {
  readonly port: number;
  /** As a configuration names it. */
  readonly url: string;
  start(): Promise<void>;
  /** `immediate` is what a crash is: nobody is waited for, and the log is read again at the next start. */
  stop(mode: "fast" | "immediate"): Promise<void>;
  /** Another one that follows this one and confirms each commit, until it is told to stand alone. */
  follower(): Promise<OwnPostgres>;
  /** Has a follower stand alone. */
  promote(): Promise<void>;
}

const run = promisify(execFile);

/** Where Debian and others put a server that is not on the path; null when there is none. */
const BIN: string | null = findBin();

/** Whether this machine has a PostgreSQL that a test can start. */
export const hasOwnPostgres: boolean = BIN !== null;

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const server = await newServer();
  await server.pg("initdb", [
    "--auth=trust",
    "--username=postgres",
    "--encoding=UTF8",
    "--no-locale",
    "--no-sync",
    "-D",
    server.data,
  ]);
  const own = serverOf(server);
  await own.start();
  return own;
}

interface Server {
  readonly data: string;
  readonly port: number;
  /** Runs one of PostgreSQL's programs as somebody whom it lets. */
  readonly pg: (program: string, argv: readonly string[]) => Promise<void>;
}

async function newServer(): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), "intune-om-postgres-"));
  const as = whoMayServe();
  if (as !== null) await chown(data, as.uid, as.gid);
  return {
    data,
    port: await freePort(),
    pg: async (program, argv) => {
      await run(join(BIN ?? "", program), [...argv], { cwd: "/", ...as });
    },
  };
}

function serverOf(server: Server): OwnPostgres {
  const { data, port, pg } = server;
  const control = (...argv: readonly string[]): Promise<void> => pg("pg_ctl", ["-D", data, "-w", ...argv]);
  const options = `-p ${port} -k ${data} -c listen_addresses=127.0.0.1 -c wal_level=replica`;
  // Its output goes to a file: a pipe would be held open for as long as it lives.
  const start = (): Promise<void> => control("-l", join(data, "log"), "-o", options, "start");
  let isUp = false;
  return {
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start: async () => {
      await start();
      isUp = true;
    },
    stop: async (mode) => {
      await control("-m", mode, "stop");
      isUp = false;
    },
    promote: () => control("promote"),
    follower: async () => {
      const next = await newServer();
      const from = ["-h", "127.0.0.1", "-p", String(port), "-U", "postgres"];
      await next.pg("pg_basebackup", [...from, "-D", next.data, "-R", "-X", "stream", "--no-sync"]);
      const follower = serverOf(next);
      await follower.start();
      const sql = "alter system set synchronous_standby_names = '*'";
      await pg("psql", [...from, "-d", "postgres", "-c", sql, "-c", "select pg_reload_conf()"]);
      return follower;
    },
    [Symbol.asyncDispose]: async () => {
      if (isUp) await control("-m", "immediate", "stop");
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL does not run as root: its own account does. Null for whoever is not. */
function whoMayServe(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function findBin(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map((name) => join(debian, name, "bin")) : [];
  const path = (process.env["PATH"] ?? "").split(":");
  return [...versions, ...path].find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

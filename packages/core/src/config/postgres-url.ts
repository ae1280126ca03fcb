import { isLoopback } from "./clouds.ts";
import type { PostgresLocation } from "./config.ts";
import type { Fault } from "./fields.ts";

/** What an address says by itself; the rest stands beside it in the configuration. */
export type PostgresTarget = Omit<PostgresLocation, "password" | "ca">;

/** Where the tables stand when nobody says so. */
export const DEFAULT_SCHEMA = "intune_om";

const DEFAULT_PORT = 5432;
const EXAMPLE = "Write postgres://user@host/database.";
/** Scheme, user, host with port, path, query. */
const PARTS = /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/i;
const PARAMETERS = ["sslmode", "host", "schema"] as const;
const SSL_MODES: Readonly<Record<string, PostgresTarget["tls"]>> = {
  disable: "none",
  require: "require",
  "verify-full": "verify-full",
};

/** Whether a store is named by a PostgreSQL address. */
export function isPostgres(text: string): boolean {
  return /^postgres(?:ql)?:/i.test(text);
}

/**
 * Reads `postgres://user@host:port/database?sslmode=…&schema=…`, or says what is wrong with it. Without `sslmode`,
 * another machine is reached by TLS with its name verified, and this one without.
 */
export function readPostgresUrl(text: string): PostgresTarget | Fault {
  if (holdsPassword(text)) {
    const fix =
      "Remove it, and write store: { url: …, password: env:NAME } with the password in that variable.";
    return { message: "holds a password", fix };
  }
  const [, user = "", authority = "", path = "", query = ""] = PARTS.exec(text) ?? [];
  if (!PARTS.test(text)) return { message: "is no PostgreSQL address", fix: EXAMPLE };
  const parameters = readParameters(query);
  if ("message" in parameters) return parameters;
  const address = readAuthority(authority, parameters.get("host"));
  if ("message" in address) return address;
  const database = decoded(path);
  const name = decoded(user);
  if (database === null || database === "" || database.includes("/") || name === null) {
    return { message: "names no database", fix: EXAMPLE };
  }
  const tls = readTls(parameters.get("sslmode"), address.host);
  if (typeof tls !== "string") return tls;
  const schema = parameters.get("schema") ?? DEFAULT_SCHEMA;
  const fault = findSchemaFault(schema);
  if (fault !== null) return fault;
  return { kind: "postgres", url: text, ...address, database, user: name === "" ? null : name, schema, tls };
}

/** PostgreSQL cuts longer names off, and `pg_` is its own. */
export function findSchemaFault(schema: string): Fault | null {
  if (/^[a-z_][a-z0-9_]{0,54}$/.test(schema) && !schema.startsWith("pg_") && schema !== "information_schema")
    return null;
  const fix = "Write at most 55 letters a-z, digits and _, for example intune_om; names with pg_ are taken.";
  return { message: "names no schema that can be used", fix };
}

/** Whether a connection to it stays on this machine. */
export function staysHere(host: string): boolean {
  return host.startsWith("/") || isLoopback(host);
}

function holdsPassword(text: string): boolean {
  const [address = "", query = ""] = text
    .slice(text.indexOf(":") + 1)
    .replace(/^\/\//, "")
    .split("?", 2);
  // A password may hold a slash of its own; a database with an @ in its name is written with %40.
  return /:.*@/s.test(address) || /(?:^|&)(?:ssl)?password=/i.test(query);
}

function readParameters(query: string): ReadonlyMap<string, string> | Fault {
  const found = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (!PARAMETERS.some((known) => known === name)) {
      const fix = `Write no other parameters than ${PARAMETERS.join(", ")}.`;
      return { message: "has a parameter that is not known", fix };
    }
    if (found.has(name)) return { message: "says a parameter twice", fix: "Remove one of them." };
    found.set(name, value);
  }
  return found;
}

function readAuthority(
  authority: string,
  socket: string | undefined,
): { host: string; port: number } | Fault {
  const [, written = "", digits] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(authority) ?? [];
  const host = decoded(written.replace(/^\[|\]$/g, ""));
  const port = digits === undefined ? DEFAULT_PORT : Number(digits);
  if (digits !== undefined && (!/^[0-9]{1,5}$/.test(digits) || port < 1 || port > 65_535)) {
    return { message: "has no port from 1 to 65535", fix: "Write a port such as 5432, or leave it out." };
  }
  if (socket !== undefined) {
    if (host === "" && socket.startsWith("/")) return { host: socket, port };
    const fix =
      "Write postgres://user@/database?host=/var/run/postgresql for a socket, or the host before the /.";
    return { message: "has a host that is no folder of a socket", fix };
  }
  if (host === null || !isHost(host, written)) return { message: "names no host", fix: EXAMPLE };
  return { host, port };
}

function isHost(host: string, written: string): boolean {
  if (host.startsWith("/")) return true;
  if (written.startsWith("[")) return URL.canParse(`http://[${host}]`);
  return /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9.])?$/.test(host);
}

function readTls(mode: string | undefined, host: string): PostgresTarget["tls"] | Fault {
  if (mode === undefined) return staysHere(host) ? "none" : "verify-full";
  const tls = SSL_MODES[mode];
  if (tls !== undefined && !(host.startsWith("/") && tls !== "none")) return tls;
  if (tls !== undefined) return { message: "asks for TLS on a socket", fix: "Remove sslmode." };
  return {
    message: "has an sslmode that is not known",
    fix: `Write ${Object.keys(SSL_MODES).join(", ")}.`,
  };
}

function decoded(text: string): string | null {
  try {
    const plain = decodeURIComponent(text);
    return plain.includes("\0") ? null : plain;
  } catch {
    return null;
  }
}

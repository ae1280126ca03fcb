import { messageOf, OmError } from "../errors.ts";

/** What the server, the driver or the network said, as the store's own words. Anything else comes back as it is. */
export function postgresError(error: unknown, name: string): unknown {
  if (error instanceof OmError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = KNOWN.find(
    ({ codes, words }) => codes.test(code) || (words?.test(messageOf(error)) ?? false),
  );
  if (known === undefined) return error;
  return new OmError(`${known.say(name)}${code === "" ? "" : ` (${code})`}: ${messageOf(error)}`, {
    code: known.code,
    hint: known.hint,
    cause: error,
  });
}

interface KnownError {
  readonly code: string;
  /** SQLSTATE or the name of a system error. */
  readonly codes: RegExp;
  /** What the driver says where it gives no code. */
  readonly words?: RegExp;
  readonly say: (name: string) => string;
  readonly hint: string;
}

const KNOWN: readonly KnownError[] = [
  {
    code: "store.auth",
    codes: /^(?:28000|28P01|42501|SELF_SIGNED_CERT_IN_CHAIN)$/,
    words: /^SASL|password must be a string|no password supplied/i,
    say: (name) => `${name} does not let this user in`,
    hint: "Check the user, its password (store: { url, password: env:NAME }) and its rights on the database and the schema.",
  },
  {
    code: "store.unreachable",
    codes: /^(?:ERR_TLS_.*|ERR_SSL_.*|CERT_.*|DEPTH_ZERO_.*|UNABLE_TO_.*)$/,
    words: /does not support SSL|certificate/i,
    say: (name) => `${name} cannot be reached safely`,
    hint: "Name the authority that issued the server's certificate as `ca`, or have the server speak TLS under the name in the address.",
  },
  {
    code: "store.unreachable",
    codes: /^(?:3D000)$/,
    say: (name) => `${name} is not there`,
    hint: "Create the database, or name another one in the address.",
  },
  {
    code: "store.gone",
    codes: /^(?:42P01|3F000)$/,
    say: (name) => `${name} is no longer what it was when it was opened`,
    hint: "Its tables were taken away. Restore a backup, and start again.",
  },
  {
    code: "store.busy",
    codes: /^(?:55P03|40001|40P01|57014)$/,
    say: (name) => `${name} is held by another process`,
    hint: "Wait until it has finished, or end it; the store itself is whole.",
  },
  {
    code: "store.full",
    codes: /^(?:53100|53200)$/,
    say: (name) => `${name} has no room left`,
    hint: "Make room on the database server. What was not written was not done.",
  },
  {
    code: "store.read-only",
    codes: /^25006$/,
    say: (name) => `${name} can only be read`,
    hint: "It may be a standby server: name the one that can be written to.",
  },
  {
    code: "store.damaged",
    codes: /^(?:XX001|XX002)$/,
    say: (name) => `${name} is damaged`,
    hint: "Keep it, and have the database restored from its newest backup.",
  },
  {
    code: "store.unreachable",
    codes: /^(?:08.{3}|57P0[1-5]|53300|25P03|E[A-Z]+)$/,
    words:
      /connection terminated|connection error|timeout exceeded|read timeout|unexpected message|connection ended/i,
    say: (name) => `${name} cannot be reached`,
    hint: "Check server and port in the address, that the server runs, and that this machine may connect to it. What was begun is done again when it answers.",
  },
];

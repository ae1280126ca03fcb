import { readFile } from "node:fs/promises";
import { OmError } from "../errors.ts";
import type { SecretRef } from "./config.ts";

/** Looks a secret up. What it returns is never logged or shown. */
export type SecretReader = (ref: SecretRef) => Promise<string>;

export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Text of a file. Default: the disk, as UTF-8. */
  readonly readFile?: (path: string) => Promise<string>;
}

/**
 * Reads secrets from the environment and from files; one line end at the end of a file is dropped. The rights
 * on a file are not judged: that is for the system that runs intune-om.
 *
 * Errors, none of which holds the secret: `secret.missing` when there is nothing or only an empty text,
 * `secret.unreadable` when a file is there and cannot be read.
 */
export function createSecretReader(sources: SecretSources): SecretReader {
  const read = sources.readFile ?? ((path: string) => readFile(path, "utf8"));
  return async (ref) =>
    ref.kind === "env" ? fromEnvironment(ref.name, sources.env) : await fromFile(ref.path, read);
}

function fromEnvironment(name: string, env: SecretSources["env"]): string {
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (value !== undefined && value !== "") return value;
  throw new OmError(`The environment variable ${name} is ${value === undefined ? "not set" : "empty"}`, {
    code: "secret.missing",
    hint: `Set ${name} where intune-om starts, or name another secret in intune-om.yaml.`,
  });
}

async function fromFile(path: string, read: (path: string) => Promise<string>): Promise<string> {
  const text = await read(path).catch((cause: unknown) => {
    throw fileError(path, cause);
  });
  const value = text.replace(/^\u{FEFF}/u, "").replace(/\r?\n$/, "");
  if (value !== "") return value;
  throw new OmError(`The secret file ${path} is empty`, {
    code: "secret.missing",
    hint: "Write the secret into the file, or name another one in intune-om.yaml.",
  });
}

function fileError(path: string, cause: unknown): OmError {
  const absent = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
  return new OmError(`The secret file ${path} ${absent ? "does not exist" : "cannot be read"}`, {
    code: absent ? "secret.missing" : "secret.unreadable",
    hint: absent
      ? "Create the file, or name another one in intune-om.yaml."
      : "Let the user that runs intune-om read the file.",
    cause,
  });
}

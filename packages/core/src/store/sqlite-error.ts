import { OmError } from "../errors.ts";

/** What SQLite said of a file, as the store's own words. Anything else comes back as it is. */
export function sqliteError(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = KNOWN.find(({ codes }) => codes.test(code));
  if (error instanceof OmError || known === undefined) return error;
  return new OmError(known.say(path), { code: known.code, hint: known.hint, cause: error });
}

/** Only what SQLite itself calls corrupt is damaged: a busy store is whole, and restoring over it would lose it. */
export function damaged(path: string, cause: unknown): OmError {
  return new OmError(`the store ${path} is damaged`, {
    code: "store.damaged",
    hint: "Keep the file, and restore the newest backup: intune-om store restore BACKUP --over.",
    cause,
  });
}

export function unreachable(path: string, cause: unknown): OmError {
  return new OmError(`the store ${path} cannot be opened`, {
    code: "store.unreachable",
    hint: "Check that the folder exists and that this user may read and write it.",
    cause,
  });
}

export function gone(path: string, what: string, hint: string): OmError {
  return new OmError(`the store ${path} ${what}`, { code: "store.gone", hint });
}

interface KnownError {
  readonly code: string;
  readonly codes: RegExp;
  readonly say: (path: string) => string;
  readonly hint: string;
}

const KNOWN: readonly KnownError[] = [
  {
    code: "store.damaged",
    codes: /^SQLITE_(?:CORRUPT|NOTADB)/,
    say: (path) => `the store ${path} is damaged`,
    hint: damaged("", null).hint,
  },
  {
    code: "store.busy",
    codes: /^SQLITE_(?:BUSY|LOCKED)/,
    say: (path) => `the store ${path} is held by another process`,
    hint: "Wait until it has finished, or end it; the store itself is whole.",
  },
  {
    code: "store.full",
    codes: /^SQLITE_FULL/,
    say: (path) => `there is no room left for the store ${path}`,
    hint: "Make room on its disk. What could not be written was not done, and the store is whole.",
  },
  {
    code: "store.gone",
    codes: /^SQLITE_READONLY_DBMOVED/,
    say: (path) => `the store ${path} was taken away while it was open`,
    hint: "Put it back, or restore a backup, and start again. Nothing is sent without it.",
  },
  {
    code: "store.read-only",
    codes: /^SQLITE_READONLY/,
    say: (path) => `the store ${path} cannot be written to`,
    hint: "Let the user that runs intune-om write to the store and to the folder it stands in.",
  },
  {
    code: "store.unreachable",
    codes: /^SQLITE_(?:IOERR|CANTOPEN|PERM|AUTH|NOLFS)/,
    say: (path) => `the store ${path} cannot be read or written`,
    hint: "Check the disk, and that the folder is there and this user may read and write it.",
  },
];

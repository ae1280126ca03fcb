import { resolve } from "node:path";
import { backupSqlite, OmError, quoted, type StoreLocation } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { loadConfiguration } from "../session/load-configuration.ts";

/** `store backup FILE`: the store as it stands at one moment, in a file of its own. */
export const backupTheStore: Action<{ readonly file: string }> = async (context) => {
  const { options, output, cwd } = context;
  const { config } = await loadConfiguration(context);
  if (config.store.kind === "postgres") throw useDump(config.store, options.file);
  const file = resolve(cwd, options.file);
  output.progress("Copying the store…");
  const { bytes, schema } = await backupSqlite(config.store.path, file);
  output.result(
    { backup: { file, bytes, schema } },
    () => `${file} holds the store as it stood just now: ${bytes} bytes, looked over and whole.`,
  );
  return EXIT.done;
};

function useDump(store: Extract<StoreLocation, { readonly kind: "postgres" }>, file: string): OmError {
  return new OmError("a store on PostgreSQL is backed up with PostgreSQL's own tools", {
    code: "usage.postgres",
    hint: `Run: pg_dump ${connectionWords(store)} --format=custom --schema=${store.schema} --file=${quoted(file)}`,
  });
}

/** How PostgreSQL's own tools are told where the store is. The password is theirs to ask for. */
export function connectionWords({
  host,
  port,
  user,
  database,
}: Extract<StoreLocation, { readonly kind: "postgres" }>): string {
  const words = [
    ["--host", host],
    ["--port", String(port)],
    ["--username", user],
    ["--dbname", database],
  ] as const;
  return words.flatMap(([name, value]) => (value === null ? [] : [`${name}=${quoted(value)}`])).join(" ");
}

import { resolve } from "node:path";
import { OmError, quoted, restoreSqlite } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { loadConfiguration } from "../session/load-configuration.ts";
import { connectionWords } from "./store-backup.ts";

export interface StoreRestoreOptions {
  readonly file: string;
  readonly over: boolean;
}

/** `store restore FILE`: puts a backup in the place of the store. */
export const restoreTheStore: Action<StoreRestoreOptions> = async (context) => {
  const { options, output, cwd, clock } = context;
  const { config } = await loadConfiguration(context);
  if (config.store.kind === "postgres") {
    throw new OmError("a store on PostgreSQL is restored with PostgreSQL's own tools", {
      code: "usage.postgres",
      hint: `Run: pg_restore ${connectionWords(config.store)} --clean --if-exists --single-transaction ${quoted(options.file)}`,
    });
  }
  const { path } = config.store;
  const { check, kept, held } = await restoreSqlite(path, resolve(cwd, options.file), {
    clock,
    over: options.over,
  });
  output.result({ restored: { file: path, bytes: check.bytes, schema: check.schema, kept, held } }, () =>
    [
      `${path} is the store of the backup again.`,
      ...(kept === null ? [] : [`What stood there is kept at ${kept}.`]),
      "What was sent after the backup was made is not in it. Nothing of that time goes out by itself:",
      `${held.deliveries} deliveries are held (\`intune-om deliveries --state held\`; release those that did not go out, drop the others),`,
      `${held.runs} runs that were not made yet were ended, and what was due up to now is left out.`,
      `${held.alertMessages} messages about alerts are left out; what still holds is told again when its time comes.`,
    ].join("\n"),
  );
  return EXIT.done;
};

import { checkStore, createSecretReader, type StoreCheck } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { loadConfiguration } from "../session/load-configuration.ts";

/** `store check`: looks the store over and writes nothing. */
export const checkTheStore: Action<object> = async (context) => {
  const { config } = await loadConfiguration(context);
  const store = await checkStore(config.store, { readSecret: createSecretReader({ env: context.env }) });
  context.output.result({ store }, () => shown(store));
  return store.ok ? EXIT.done : EXIT.failed;
};

function shown({ location, schema, ok, problems, tables, bytes }: StoreCheck): string {
  const verdict = ok ? "whole" : "not in order";
  const head = `${location} is ${verdict}: ${bytes} bytes, layout ${schema ?? "unknown"}`;
  const table = textTable(
    ["TABLE", "ROWS"],
    Object.entries(tables).map(([name, rows]) => [name, String(rows)]),
  );
  const parts = [head, ...problems.map((problem) => `  ${problem}`), ...(ok ? [] : [ADVICE])];
  return [...parts, ...(Object.keys(tables).length === 0 ? [] : [`\n${table}`])].join("\n");
}

const ADVICE = "Keep it as it is; docs/store.md says what each problem means and how a backup is restored.";

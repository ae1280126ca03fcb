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

function shown(check: StoreCheck): string {
  const { location, schema, ok, problems, tables, bytes } = check;
  const size = bytes === 0 ? "" : `: ${bytes} bytes, layout ${schema ?? "unknown"}`;
  const head = `${location} ${verdictOn(check)}${size}`;
  const hints = [...new Set(problems.map(({ hint }) => hint))];
  const table = textTable(
    ["TABLE", "ROWS"],
    Object.entries(tables).map(([name, rows]) => [name, String(rows)]),
  );
  const parts = [
    head,
    ...problems.map(({ code, message }) => `  ${message} (${code})`),
    ...hints,
    ...(ok ? [] : ["docs/store.md says what each code means."]),
  ];
  return [...parts, ...(Object.keys(tables).length === 0 ? [] : [`\n${table}`])].join("\n");
}

/** Whether the store itself is at fault, or was never seen. */
const UNSEEN: readonly string[] = ["store.unreachable", "store.auth", "store.busy"];

function verdictOn({ ok, problems }: StoreCheck): string {
  if (ok) return "is whole";
  if (problems.every(({ code }) => code === "store.missing")) return "is not there yet";
  return problems.every(({ code }) => UNSEEN.includes(code)) ? "could not be looked over" : "is not in order";
}

import { stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { OmError } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { updateCsv } from "../output/update-csv.ts";
import { updateJson } from "../output/update-json.ts";
import { listJudged } from "../session/judged-updates.ts";
import { knownWord } from "../session/known-word.ts";
import { makeFolder } from "../session/make-folder.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { withSession } from "../session/session.ts";
import { writeWhole } from "../session/write-artifact.ts";
import { filterOf, type UpdateListOptions } from "./updates-list.ts";

const FORMATS = ["csv", "json"] as const;

export interface ExportOptions extends UpdateListOptions {
  readonly format?: string;
  readonly out?: string;
}

/** `updates export`: everything that is known, for a spreadsheet or a program. */
export const exportUpdates: Action<ExportOptions> = async (context) => {
  const { options, output, cwd } = context;
  const format = formatOf(options);
  return withSession(context, async (session) => {
    const tenants = tenantsOf(session.config, options.tenant);
    const states = await listJudged(session, tenants, filterOf(session, options));
    const now = session.clock.now();
    const json = { updates: states.map((state) => updateJson(state, now)) };
    const text = format === "csv" ? updateCsv(states, now) : `${JSON.stringify(json, null, 2)}\n`;
    if (options.out === undefined) {
      output.result(json, () => text);
      return EXIT.done;
    }
    const file = resolve(cwd, options.out);
    await refuseFolder(file);
    await makeFolder(dirname(file), "--out");
    await writeWhole(dirname(file), basename(file), Buffer.from(text));
    output.result({ file, format, updates: states.length }, () => `${states.length} updates in ${file}`);
    return EXIT.done;
  });
};

async function refuseFolder(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory() !== true) return;
  throw new OmError(`--out: ${file} is a folder`, {
    code: "usage.file",
    hint: "Name a file in it, for example updates.csv.",
  });
}

/** With `--json` and no file, stdout is one JSON document and cannot be CSV. */
function formatOf({
  format,
  json,
  out,
}: ExportOptions & { readonly json: boolean }): (typeof FORMATS)[number] {
  const known = format === undefined ? null : knownWord("format", format, FORMATS);
  if (json && out === undefined && known === "csv")
    throw new OmError("--json prints one JSON document, which CSV is not", {
      code: "usage.format",
      hint: "Leave out --json, or name a file with --out.",
    });
  const named = out === undefined ? undefined : FORMATS.find((one) => out.toLowerCase().endsWith(`.${one}`));
  return known ?? named ?? (json && out === undefined ? "json" : "csv");
}

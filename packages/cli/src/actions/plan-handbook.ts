import { resolve } from "node:path";
import { composeHandbook, LOCALE_IDS } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { knownWord } from "../session/known-word.ts";
import { makeFolder } from "../session/make-folder.ts";
import { openReporter } from "../session/open-reporter.ts";
import { readPlanHistory } from "../session/plan-history.ts";
import { withSession } from "../session/session.ts";
import { writeWhole } from "../session/write-artifact.ts";

const HANDBOOK_FORMATS = ["pdf", "html"] as const;

export interface HandbookOptions {
  readonly out?: string;
  readonly language?: string;
  readonly format?: string;
}

/** `plan handbook`: the plan as a book, for people. Nothing outside is asked. */
export const writeHandbook: Action<HandbookOptions> = async (context) => {
  const { options, output, cwd, signal } = context;
  const asked = options.format === undefined ? null : knownWord("format", options.format, HANDBOOK_FORMATS);
  const language =
    options.language === undefined ? null : knownWord("language", options.language, LOCALE_IDS);
  const folder = resolve(cwd, options.out ?? ".");
  await makeFolder(folder, "--out");
  return withSession(context, async (session) => {
    const { config, plan, clock } = session;
    const locale = language ?? config.locale;
    const history = await readPlanHistory(session);
    const document = composeHandbook({ plan, history, locale, timeZone: config.timeZone, now: clock.now() });
    const formats = asked === null ? HANDBOOK_FORMATS : [asked];
    const files: { readonly format: string; readonly path: string; readonly bytes: number }[] = [];
    for (const format of formats) {
      const reporter = await openReporter(format);
      const bytes = await reporter.render(document, { formats, signal });
      const path = await writeWhole(folder, `om-handbook-${locale}${reporter.extension}`, bytes);
      files.push({ format, path, bytes: bytes.length });
    }
    output.result({ language: locale, version: session.planVersion.number, files }, () =>
      files.map(({ path }) => path).join("\n"),
    );
    return EXIT.done;
  });
};

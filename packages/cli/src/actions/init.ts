import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  answersTemplate,
  catalogues,
  ConfigError,
  createWorkCalendar,
  KPI_IDS,
  loadOrganisation,
  type LocaleId,
  LOCALE_IDS,
  messageOf,
  OmError,
  parseAnswers,
  type StartingAnswers,
  startOrganisation,
} from "@intune-om/core";
import type { Action, ActionContext } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { askOrganisation } from "../init/ask-organisation.ts";
import { KNOWN_NAMES } from "../session/known-names.ts";
import { knownWord } from "../session/known-word.ts";
import { makeFolder } from "../session/make-folder.ts";
import { writeWhole } from "../session/write-artifact.ts";

export interface InitOptions {
  readonly dir?: string;
  readonly answers?: string;
  readonly printAnswers?: boolean;
  readonly force?: boolean;
  readonly language?: string;
}

const FILES = { config: "intune-om.yaml", plan: "plan.yaml" } as const;

const NEXT = [
  "intune-om check --config FILE          reads both files again after each change",
  "intune-om plan check --config FILE     tells what the plan still lacks",
  "intune-om permissions --config FILE    lists what the app registration needs",
  "intune-om doctor --config FILE         tries sign-in, permissions, mail and store",
] as const;

/** `init`: asks what a plan begins with, and writes both files, which then pass `check`. */
export const init: Action<InitOptions> = async (context) => {
  const { options, output, cwd } = context;
  const locale = knownWord("language", options.language ?? "en", LOCALE_IDS);
  if (options.printAnswers === true) {
    const answers = answersTemplate(locale);
    output.result({ answers }, () => answers);
    return EXIT.done;
  }
  const folder = resolve(cwd, options.dir ?? ".");
  if (options.force !== true) await refuseToOverwrite(folder);
  const answers = await answersFor(context, locale);
  await makeFolder(folder, "--dir");
  const today = createWorkCalendar(answers.timeZone).dayOf(context.clock.now());
  const texts = startOrganisation(answers, today);
  const plan = await writeWhole(folder, FILES.plan, Buffer.from(texts.plan));
  const config = await writeWhole(folder, FILES.config, Buffer.from(texts.config));
  await loadOrganisation(config, KNOWN_NAMES);
  const next = NEXT.map((line) => line.replace("FILE", config));
  output.result({ files: [config, plan], next }, () =>
    [`${config} is written.`, `${plan} is written.`, "", "Next:", ...next.map((line) => `  ${line}`)].join(
      "\n",
    ),
  );
  return EXIT.done;
};

/** @throws OmError `usage.exists` */
async function refuseToOverwrite(folder: string): Promise<void> {
  for (const name of Object.values(FILES)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found === null) continue;
    throw new OmError(`${path} is there already`, {
      code: "usage.exists",
      hint: "Name another folder with --dir, or let it be replaced with --force.",
    });
  }
}

/** From a file, or from the person at the terminal. */
async function answersFor(context: ActionContext<InitOptions>, locale: LocaleId): Promise<StartingAnswers> {
  const { options, cwd, ask, clock } = context;
  if (options.answers !== undefined) {
    const file = resolve(cwd, options.answers);
    return checked(await readAnswers(file), file);
  }
  if (ask === null || options.json) {
    throw new OmError("there is nobody at a terminal to answer the questions", {
      code: "usage.no-terminal",
      hint: "Write the answers into a file: `intune-om init --print-answers > answers.yaml`, then `intune-om init --answers answers.yaml`.",
    });
  }
  const today = clock.now().toISOString().slice(0, 10);
  const answers = await askOrganisation(ask, { messages: catalogues[locale], locale, today });
  return checked(JSON.stringify(answers), "the answers");
}

async function readAnswers(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new OmError(`${file} cannot be read: ${messageOf(error)}`, {
      code: "usage.answers",
      hint: "Name the file of answers with --answers; --print-answers shows what stands in one.",
      cause: error,
    });
  }
}

function checked(text: string, file: string): StartingAnswers {
  const result = parseAnswers(text, file, { knownKpis: KPI_IDS });
  if (result.ok) return result.value;
  const hint = "Put right what is listed, then run `intune-om init` again.";
  const count = result.problems.length === 1 ? "one problem" : `${result.problems.length} problems`;
  throw new ConfigError("config.invalid", `The answers have ${count}`, hint, result.problems);
}

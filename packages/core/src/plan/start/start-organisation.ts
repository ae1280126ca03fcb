import { buildConfig } from "./build-config.ts";
import { buildPlan } from "./build-plan.ts";
import type { StartingAnswers } from "./starting-answers.ts";
import { writeYaml } from "./write-yaml.ts";

/** Both files of an organisation that begins, as text. */
export interface StartedOrganisation {
  readonly config: string;
  readonly plan: string;
}

/**
 * Writes intune-om.yaml and plan.yaml from answers. Pure; whatever the answers hold, the files read back as they are.
 * @param today `YYYY-MM-DD` in the organisation's zone.
 */
export function startOrganisation(answers: StartingAnswers, today: string): StartedOrganisation {
  return {
    config: writeYaml(buildConfig(answers), [
      "How intune-om reaches things. Secrets are named, never written: env:NAME or file:PATH.",
    ]),
    plan: writeYaml(buildPlan(answers, today), [
      "People and process: the operations and maintenance plan.",
      "Texts are either one text for every language, or { en, sv }.",
    ]),
  };
}

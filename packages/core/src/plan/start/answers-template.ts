import { inEveryLanguage } from "../../locales/given-text.ts";
import { catalogues, type LocaleId } from "../../locales/index.ts";
import { STARTING_ROLES } from "./starting-roles.ts";
import { writeYaml } from "./write-yaml.ts";

/** Made-up answers, to be replaced: a file that is sound as it stands, each question above its answer. */
export function answersTemplate(locale: LocaleId): string {
  const { ask, sample } = catalogues[locale].plan.init;
  const roles = STARTING_ROLES.map(({ id, name, duty }) => {
    const [title, what] = [inEveryLanguage(name)[locale], inEveryLanguage(duty)[locale]];
    return `  ${id}: ${title}. ${what}.`;
  });
  return writeYaml(sampleAnswers(locale, sample), [ask.file], {
    organisation: ask.organisation,
    country: ask.country,
    timeZone: ask.timeZone,
    language: ask.language,
    people: ask.people,
    team: [ask.team, ...roles].join("\n"),
    reporting: `${ask.reportTo}\n${ask.reportOften}\n${ask.reportHow}`,
    alerts: ask.alerts,
    targets: ask.targets,
    targetsDecidedOn: ask.decidedOn,
    users: `${ask.pilot}\n${ask.platforms}\n${ask.needs}`,
    reached: ask.reached,
    help: ask.help,
    contact: ask.contact,
    risks: ask.risks,
    tenant: `${ask.tenantId}\n${ask.clientId}`,
    mail: `${ask.mailHost}\n${ask.mailFrom}`,
  });
}

const ANNA = "anna.berg@contoso.example";
const BO = "bo.ek@contoso.example";
const CIA = "cia.holm@contoso.example";
const DAN = "dan.lund@contoso.example";

function sampleAnswers(
  language: LocaleId,
  sample: Readonly<Record<SampleText, string>>,
): Readonly<Record<string, unknown>> {
  const by = (holder: string, deputy: string): object => ({ holder, deputy });
  return {
    organisation: "Contoso AB",
    country: "SE",
    timeZone: "Europe/Stockholm",
    language,
    people: [
      { name: "Anna Berg", address: ANNA },
      { name: "Bo Ek", address: BO },
      { name: "Cia Holm", address: CIA },
      { name: "Dan Lund", address: DAN },
    ],
    team: {
      "om-owner": by(ANNA, BO),
      "intune-admin": by(BO, ANNA),
      "update-watcher": by(BO, ANNA),
      "security-lead": by(BO, ANNA),
      "helpdesk-lead": by(CIA, DAN),
      "first-line": by(DAN, CIA),
      communicator: by(CIA, ANNA),
      trainer: by(CIA, BO),
      sponsor: by(ANNA, CIA),
    },
    reporting: { to: [ANNA], often: "weekly", how: sample.how },
    alerts: sample.alerts,
    targets: "suggested",
    targetsDecidedOn: "2026-01-15",
    users: { pilot: [DAN], platforms: ["windows", "ios", "android"], needs: sample.needs },
    reached: sample.reached,
    help: [{ title: sample.help, url: "https://intranet.contoso.example/devices" }],
    contact: { name: sample.contact, address: "helpdesk@contoso.example" },
    risks: [{ title: sample.risk, level: "medium" }],
    tenant: {
      tenantId: "00000000-0000-0000-0000-000000000000",
      clientId: "00000000-0000-0000-0000-000000000000",
    },
    mail: { host: "smtp.contoso.example", from: "intune@contoso.example" },
  };
}

/** Made-up answers in words. */
export type SampleText = "how" | "alerts" | "needs" | "reached" | "help" | "contact" | "risk";

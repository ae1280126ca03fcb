import type { LocaleId } from "../compose/document.ts";
import type { ReportDefinition } from "../config/plan/plan.ts";
import { type MailAddress, parseMailAddress } from "../deliver/address.ts";
import { OmError } from "../errors.ts";
import type { RunRequest } from "../store/run-row.ts";
import type { RunnerDeps } from "./report-runner.ts";

/** Somebody who gets the report, in one language. */
export interface Addressee {
  readonly mailbox: MailAddress;
  readonly language: LocaleId;
}

/**
 * Who gets a report: its audience, each mailbox once, or the one address that was asked for instead.
 * @throws OmError `run.nobody` for an audience without members, `mail.address`
 */
export function addressees(
  { plan, config }: Pick<RunnerDeps, "plan" | "config">,
  report: ReportDefinition,
  { to }: Pick<RunRequest, "to">,
): readonly Addressee[] {
  const languageOf = (own: LocaleId): LocaleId => (report.language === "recipient" ? own : report.language);
  if (to !== null) {
    const mailbox = parseMailAddress(to);
    const person = plan.people.find(({ address }) => address.toLowerCase() === mailbox.address.toLowerCase());
    const language = languageOf(person?.language ?? config.locale);
    return [{ mailbox: { ...mailbox, name: person?.name ?? "" }, language }];
  }
  const members = plan.audiences.find(({ id }) => id === report.audience)?.members ?? [];
  const people = members.flatMap((id) => plan.people.find((person) => person.id === id) ?? []);
  if (people.length === 0) {
    throw new OmError(`nobody is in the audience ${JSON.stringify(report.audience)} of report ${report.id}`, {
      code: "run.nobody",
      hint: `Add members to the audience in ${plan.file}, or name an address with --to.`,
    });
  }
  const once = new Map(people.map((person) => [person.address.toLowerCase(), person]));
  return [...once.values()].map(({ name, address, language }) => ({
    mailbox: parseMailAddress(address, name),
    language: languageOf(language),
  }));
}

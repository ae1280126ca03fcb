import { isComputed, resolveAudience } from "../audiences/resolve-audience.ts";
import { isUserAudience } from "../audiences/user-audience.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { LocaleId } from "../compose/document.ts";
import type { Audience, ReportDefinition } from "../config/plan/plan.ts";
import { type MailAddress, parseMailAddress } from "../deliver/address.ts";
import { OmError } from "../errors.ts";
import type { RunRequest } from "../store/run-row.ts";
import type { RunnerDeps } from "./report-runner.ts";

/** Somebody who gets the report, in one language. */
export interface Addressee {
  readonly mailbox: MailAddress;
  readonly language: LocaleId;
}

type Files = Pick<RunnerDeps, "plan" | "config">;

/**
 * Who gets a report: its audience as the snapshot shows it, each mailbox once, or the one address that was asked for
 * instead. While the plan has a pilot address, that gets what is for users.
 * @throws OmError `run.nobody` for an audience in which there is nobody, `mail.address`
 */
export function addressees(
  files: Files,
  report: ReportDefinition,
  { to }: Pick<RunRequest, "to">,
  snapshot: Snapshot,
): readonly Addressee[] {
  const languageOf = (own: LocaleId): LocaleId => (report.language === "recipient" ? own : report.language);
  if (to !== null) return [askedFor(files, to, languageOf)];
  const { plan, config } = files;
  const audience = audienceOf(files, report);
  if (audience === undefined) throw nobodyIn(files, report, []);
  const { recipients, doubts } = resolveAudience(audience, snapshot, plan, {
    language: config.locale,
    doNotSend: isUserAudience(audience) ? plan.notices.doNotSend : [],
  });
  if (recipients.length === 0) throw nobodyIn(files, report, isComputed(audience) ? doubts : []);
  const pilot = pilotOf(files, audience);
  if (pilot !== null) return [askedFor(files, pilot, languageOf)];
  const once = new Map(recipients.toReversed().map((person) => [person.address.toLowerCase(), person]));
  return [...once.values()].toReversed().map(({ name, address, language }) => ({
    mailbox: parseMailAddress(address, name),
    language: languageOf(language),
  }));
}

/**
 * Refuses a report for an audience that has nobody, as far as that can be told before there is a snapshot.
 * @throws OmError `run.nobody`, `mail.address`
 */
export function checkAudience(files: Files, report: ReportDefinition, { to }: Pick<RunRequest, "to">): void {
  if (to !== null) {
    parseMailAddress(to);
    return;
  }
  const audience = audienceOf(files, report);
  if (audience === undefined || (audience.members.length === 0 && !isComputed(audience)))
    throw nobodyIn(files, report, []);
}

/** Whether who gets a report is told by the estate or a group, so that their number may change by itself. */
export function isComputedFor(
  files: Files,
  report: ReportDefinition,
  { to }: Pick<RunRequest, "to">,
): boolean {
  const audience = audienceOf(files, report);
  return to === null && audience !== undefined && isComputed(audience) && pilotOf(files, audience) === null;
}

function pilotOf({ plan }: Files, audience: Audience): string | null {
  return isUserAudience(audience) ? plan.notices.pilot : null;
}

function audienceOf({ plan }: Files, report: ReportDefinition): Audience | undefined {
  return plan.audiences.find(({ id }) => id === report.audience);
}

function askedFor({ plan, config }: Files, to: string, languageOf: (own: LocaleId) => LocaleId): Addressee {
  const mailbox = parseMailAddress(to);
  const person = plan.people.find(({ address }) => address.toLowerCase() === mailbox.address.toLowerCase());
  const language = languageOf(person?.language ?? config.locale);
  return { mailbox: { ...mailbox, name: person?.name ?? "" }, language };
}

function nobodyIn({ plan }: Files, report: ReportDefinition, doubts: readonly string[]): OmError {
  const why =
    doubts.length === 0
      ? `Add members to the audience in ${plan.file}, or name an address with --to.`
      : `${doubts.join(" ")} Or name an address with --to.`;
  return new OmError(`nobody is in the audience ${JSON.stringify(report.audience)} of report ${report.id}`, {
    code: "run.nobody",
    hint: why,
  });
}

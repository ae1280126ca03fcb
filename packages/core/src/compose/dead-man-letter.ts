import type { Person, Plan } from "../config/plan/plan.ts";
import { ALERT_WATCH, type Scheduled } from "../schedule/alert-watch.ts";
import { fill } from "../locales/fill.ts";
import { createFormatter } from "../locales/formatter.ts";
import type { DeadManMessages } from "../locales/dead-man-messages.ts";
import { catalogues } from "../locales/index.ts";
import { type DeadManVerdict, type RunStanding, standingOf } from "../schedule/dead-man.ts";
import { cleanText } from "../text/clean-text.ts";
import type { Letter } from "./letter.ts";

export interface DeadManLetterInput {
  readonly to: Person;
  readonly plan: Plan;
  readonly report: Pick<Scheduled, "id" | "title">;
  readonly tenant: { readonly id: string; readonly name: string };
}

/** Tells one person, in their language and time, that a report did not go out when it should have. Pure. */
export function composeDeadMan(
  { run, deadline, others }: Extract<DeadManVerdict, { kind: "overdue" }>,
  input: DeadManLetterInput,
): Letter {
  const { standing } = catalogues[input.to.language].deadMan;
  const { texts, steps } = textsOf(input);
  const { title, due, letter, dateTime } = frame(input, run.scheduledFor);
  const state = standingOf(run);
  const subject = fill(texts.subject, { title, due });
  const reason = cleanText(run.reason ?? "", 300);
  return {
    ...letter,
    subject,
    title: subject,
    lead: { tone: "bad", text: fill(texts.lead, { title, due, deadline: dateTime(deadline) }) },
    paragraphs: [
      standing[state],
      ...(others === 0 ? [] : [fill(texts.others, { count: String(others) })]),
      texts.onlyOnce,
    ],
    facts: [
      ...letter.facts,
      ...(reason === "" ? [] : [{ label: texts.reason, value: reason }]),
      { label: texts.run, value: run.id },
    ],
    steps: steps[state].map((step, index) =>
      fill(step, { command: commandsFor(state, run.id, input)[index] ?? "" }),
    ),
  };
}

/** Tells them that it has gone out after all. Pure. */
export function composeDeadManOver(
  { occurrence, run }: Extract<DeadManVerdict, { kind: "over" }>,
  input: DeadManLetterInput,
): Letter {
  const { texts } = textsOf(input);
  const { title, due, letter } = frame(input, occurrence);
  const subject = fill(texts.overSubject, { title, due });
  return {
    ...letter,
    subject,
    title: subject,
    lead: { tone: "good", text: fill(texts.overLead, { title, due }) },
    paragraphs: [],
    facts: [...letter.facts, { label: texts.run, value: run.id }],
    steps: [],
  };
}

/** What is said of a report, or of the collection for alerts, which reaches nobody by itself. */
function textsOf({ to, report }: DeadManLetterInput): Pick<DeadManMessages, "steps" | "texts"> {
  const { texts, steps, alertWatch } = catalogues[to.language].deadMan;
  if (report.id !== ALERT_WATCH) return { texts, steps };
  const failed = [steps.failed[0] ?? "", alertWatch.collect];
  return { texts: { ...texts, ...alertWatch }, steps: { ...steps, failed, missed: [alertWatch.collect] } };
}

/** What both letters have. */
function frame(input: DeadManLetterInput, occurrence: Date) {
  const { to, plan, report, tenant } = input;
  const { texts } = textsOf(input);
  const format = createFormatter(to.language, to.timeZone);
  const organisation = cleanText(plan.organisation.name, 100);
  const title = cleanText(report.title[to.language], 200);
  const due = format.dateTime(occurrence);
  const letter = {
    locale: to.language,
    organisation,
    facts: [
      { label: texts.report, value: title },
      { label: texts.tenant, value: cleanText(tenant.name, 100) },
      { label: texts.due, value: due },
    ],
    stepsTitle: texts.stepsTitle,
    links: [],
    linksTitle: "",
    help: plan.supportContacts
      .slice(0, 1)
      .map(({ name, address }) => [name, address].filter(Boolean).join(", ")),
    helpTitle: texts.help,
    why: fill(texts.why, { organisation }),
  };
  return { title, due, letter, dateTime: format.dateTime };
}

/** One for each step that the catalogue has, in the same order. */
function commandsFor(
  state: RunStanding,
  run: string,
  { report, tenant }: DeadManLetterInput,
): readonly string[] {
  const runs = `intune-om runs --report ${report.id}`;
  const work = report.id === ALERT_WATCH ? "collect" : `run ${report.id}`;
  const again = `intune-om ${work} --tenant ${tenant.id}`;
  const commands: Readonly<Record<RunStanding, readonly string[]>> = {
    notBegun: [runs, "intune-om doctor"],
    underWay: [runs, "intune-om doctor"],
    waiting: [`intune-om deliveries --run ${run}`],
    failed: ["intune-om doctor", again],
    missed: [again],
  };
  return commands[state];
}

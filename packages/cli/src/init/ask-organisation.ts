import { fill, type LocaleId, type Messages, PLATFORMS } from "@intune-om/core";
import type { Ask } from "../action.ts";
import { type Asked, askPeople, askTeam, choicesOf } from "./ask-people.ts";
import type { Asking } from "./asking.ts";
import { createQuestioner } from "./questioner.ts";
import { refusals } from "./refusals.ts";

/**
 * Goes through the questions that a plan begins with, and returns the answers as a file of answers has them.
 * @throws OmError `init.stopped`
 */
export async function askOrganisation(
  ask: Ask,
  options: { readonly messages: Messages; readonly locale: LocaleId; readonly today: string },
): Promise<object> {
  const { messages } = options;
  const asking = { ...options, questioner: createQuestioner(ask, messages), refuse: refusals(messages) };
  const facts = await askFacts(asking);
  const people = await askPeople(asking);
  const team = await askTeam(people, asking);
  return {
    ...facts,
    people,
    team,
    ...(await askReporting(people, asking)),
    ...(await askUsers(people, asking)),
    ...(await askHelp(asking)),
    ...(await askReach(asking)),
  };
}

async function askFacts({ questioner, messages, locale, refuse }: Asking): Promise<object> {
  const { ask } = messages.plan.init;
  const organisation = await questioner.line(`${ask.welcome}\n${ask.organisation}`);
  const country = await questioner.line(ask.country, { optional: true, refuse: refuse.country });
  const timeZone = await questioner.line(ask.timeZone, { initial: "Europe/Stockholm", refuse: refuse.zone });
  return { organisation, ...given({ country }), timeZone, language: locale };
}

async function askReporting(
  people: readonly Asked[],
  { questioner, messages, today }: Asking,
): Promise<object> {
  const { ask, choice } = messages.plan.init;
  const to = await questioner.some(ask.reportTo, choicesOf(people));
  const often = await questioner.one(ask.reportOften, [
    { value: "weekly", label: choice.weekly },
    { value: "monthly", label: choice.monthly },
  ]);
  const how = await questioner.line(ask.reportHow, { optional: true });
  const alerts = await questioner.line(ask.alerts, { optional: true });
  const targets = await questioner.one(ask.targets, [
    { value: "suggested", label: choice.suggested },
    { value: "none", label: choice.none },
  ]);
  return {
    reporting: { to, often, ...given({ how }) },
    ...given({ alerts }),
    targets,
    ...(targets === "suggested" ? { targetsDecidedOn: today } : {}),
  };
}

async function askUsers(people: readonly Asked[], { questioner, messages }: Asking): Promise<object> {
  const { ask } = messages.plan.init;
  const pilot = await questioner.some(ask.pilot, choicesOf(people));
  const platforms = await questioner.some(
    ask.platforms,
    PLATFORMS.map((value) => ({ value, label: value })),
  );
  const needs = await questioner.line(ask.needs, { optional: true });
  const reached = await questioner.line(ask.reached, { optional: true });
  const users = { pilot, ...(platforms.length === 0 ? {} : { platforms }), ...given({ needs }) };
  return { users, ...given({ reached }) };
}

async function askHelp({ questioner, messages, refuse }: Asking): Promise<object> {
  const { ask } = messages.plan.init;
  const help: object[] = [];
  while (await questioner.yes(help.length === 0 ? ask.help : ask.more)) {
    const title = await questioner.line(ask.helpTitle);
    help.push({ title, url: await questioner.line(ask.helpUrl, { refuse: refuse.url }) });
  }
  const name = await questioner.line(ask.contact, { optional: true });
  const contact =
    name === "" ? {} : { contact: { name, ...(await askContact(name, { questioner, messages, refuse })) } };
  const risks: object[] = [];
  while (await questioner.yes(risks.length === 0 ? ask.risks : ask.more)) {
    const title = await questioner.line(ask.riskTitle);
    const levels = (["low", "medium", "high"] as const).map((value) => ({
      value,
      label: messages.riskLevel[value],
    }));
    risks.push({ title, level: await questioner.one(ask.riskLevel, levels) });
  }
  return { help, ...contact, risks };
}

async function askContact(
  name: string,
  { questioner, messages, refuse }: Pick<Asking, "questioner" | "messages" | "refuse">,
): Promise<object> {
  const { ask } = messages.plan.init;
  const address = await questioner.line(fill(ask.contactAddress, { name }), {
    optional: true,
    refuse: refuse.address,
  });
  const phone = await questioner.line(fill(ask.contactPhone, { name }), { optional: true });
  return given({ address, phone });
}

async function askReach({ questioner, messages, refuse }: Asking): Promise<object> {
  const { ask } = messages.plan.init;
  const tenantId = await questioner.line(ask.tenantId, { refuse: refuse.id });
  const clientId = await questioner.line(ask.clientId, { refuse: refuse.id });
  const host = await questioner.line(ask.mailHost, { optional: true, refuse: refuse.host });
  const from = await questioner.line(ask.mailFrom, { refuse: refuse.address });
  return { tenant: { tenantId, clientId }, mail: { ...given({ host }), from } };
}

/** Without what was left empty. */
function given(answers: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(answers).filter(([, text]) => text !== ""));
}

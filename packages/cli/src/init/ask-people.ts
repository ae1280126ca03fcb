import { fill, STARTING_ROLES, tellIn } from "@intune-om/core";
import type { Asking } from "./asking.ts";
import type { Choice } from "./questioner.ts";

/** Somebody who was named. */
export interface Asked {
  readonly name: string;
  readonly address: string;
}

/** Everybody in the team, one by one. */
export async function askPeople({ questioner, messages, refuse }: Asking): Promise<readonly Asked[]> {
  const { ask, refusal } = messages.plan.init;
  const people: Asked[] = [];
  do {
    const name = await questioner.line(ask.personName);
    const taken = (text: string): boolean =>
      people.some(({ address }) => address.toLowerCase() === text.toLowerCase());
    const address = await questioner.line(fill(ask.personAddress, { name }), {
      refuse: (text) => refuse.address(text) ?? (taken(text) ? refusal.taken : null),
    });
    people.push({ name, address });
  } while (await questioner.yes(ask.morePeople));
  return people;
}

/** Who holds which role, and who stands in. */
export async function askTeam(
  people: readonly Asked[],
  { questioner, messages, locale }: Asking,
): Promise<object> {
  const { ask, choice } = messages.plan.init;
  const nobody: Choice = { value: "nobody", label: choice.nobody };
  const team: Record<string, object> = {};
  for (const { id, name, duty } of STARTING_ROLES) {
    const role = tellIn(name, locale);
    const everybody = choicesOf(people);
    const question = fill(ask.holder, { role, duty: tellIn(duty, locale) });
    const holder = await questioner.one(question, id === "om-owner" ? everybody : [...everybody, nobody]);
    if (holder === "nobody") continue;
    const others = everybody.filter(({ value }) => value !== holder);
    const deputy = await questioner.one(fill(ask.deputy, { role }), [...others, nobody]);
    team[id] = deputy === "nobody" ? { holder } : { holder, deputy };
  }
  return team;
}

/** People to choose from, by their address. */
export function choicesOf(people: readonly Asked[]): readonly Choice[] {
  return people.map(({ name, address }) => ({ value: address, label: `${name} <${address}>` }));
}

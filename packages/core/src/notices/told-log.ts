import type { LocaleId } from "../compose/document.ts";
import type { NoticeExclusion } from "./exclusions.ts";

/** Why somebody is not told something (again). */
export type Before = Extract<NoticeExclusion, "told" | "refused" | "setAside">;

/** Somebody of an earlier notice, as the store knows it. */
export interface ToldPerson {
  readonly key: string;
  readonly address: string;
  readonly name: string;
  readonly language: LocaleId;
  readonly about: readonly string[];
  /** `told` stands for what is on its way, too. */
  readonly before: Before;
  /** When the mail server took the message; null for one that it has not taken. */
  readonly toldAt: Date | null;
}

/** What people were told before, and what is on its way to them. */
export interface ToldLog {
  /** Whether, by name or by mailbox, a person was told of something or must not be told; null when neither. */
  before(person: { readonly key: string; readonly address: string }, about: string): Before | null;
  /** Whether anybody was told of something whose name begins so. */
  knows(prefix: string): boolean;
  /** Whose mail server took a message about something. */
  toldOf(about: string): readonly ToldPerson[];
}

export function createToldLog(people: readonly ToldPerson[]): ToldLog {
  const known = new Map<string, Before>();
  const byAbout = new Map<string, ToldPerson[]>();
  for (const person of people) {
    for (const about of person.about) {
      known.set(keyOf(person.key, about), person.before);
      known.set(keyOf(person.address.toLowerCase(), about), person.before);
      if (person.toldAt === null) continue;
      const told = byAbout.get(about);
      if (told === undefined) byAbout.set(about, [person]);
      else told.push(person);
    }
  }
  return {
    before: ({ key, address }, about) =>
      known.get(keyOf(key, about)) ?? known.get(keyOf(address.toLowerCase(), about)) ?? null,
    knows: (prefix) => byAbout.keys().some((about) => about.startsWith(prefix)),
    toldOf: (about) => byAbout.get(about) ?? [],
  };
}

function keyOf(who: string, about: string): string {
  return `${who}\n${about}`;
}

import type { Person } from "../../config/plan/people.ts";
import type { AlertRecipient } from "../alert-message.ts";

/** The person who reads what goes to somebody. An address of nobody, and a channel, have office days. */
export function readerOf(to: AlertRecipient, people: ReadonlyMap<string, Person>): Person {
  const person = to.kind === "mail" && to.person !== null ? people.get(to.person) : undefined;
  return person ?? officeOf(to.timeZone, to.language);
}

/** Whoever is in the office, in a zone: a person of nobody's name. */
export function officeOf(timeZone: string, language: Person["language"] = "en"): Person {
  return {
    id: "",
    name: "",
    address: "",
    language,
    timeZone,
    workingHours: { days: ["MON", "TUE", "WED", "THU", "FRI"], from: "08:00", to: "17:00" },
    deputy: null,
    absences: [],
    startedOn: null,
  };
}

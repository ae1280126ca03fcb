import type { AlertEntity } from "../../../alerts/firing.ts";
import { type AlertWords, alertWords } from "../../alert-words.ts";
import type { SectionContext } from "../../section.ts";

/** What alerts are put into words with, in the reader's language. */
export function sectionWords({ assessment, plan, tenantName, format }: SectionContext): AlertWords {
  const { pluginTexts } = assessment.alerts;
  return { ...alertWords(format.locale, format.timeZone, { plan, pluginTexts, tenantName }), format };
}

/** Kinds of which each is a person's device, or as good as: how many there are could tell of somebody. */
const OF_PEOPLE: readonly AlertEntity["kind"][] = ["device", "malware", "securityAlert", "enrollment", "row"];

/** The same, for counts of what is of this kind: hidden where somebody could be guessed from them. */
export function countedWords(kind: AlertEntity["kind"], words: AlertWords): AlertWords {
  const { format } = words;
  return OF_PEOPLE.includes(kind) ? { ...words, format: { ...format, plural: format.pluralPeople } } : words;
}

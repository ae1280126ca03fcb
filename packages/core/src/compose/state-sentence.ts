import type { StateReason } from "../assess/overall-state.ts";
import { fill } from "../locales/fill.ts";
import type { PluralForms } from "../locales/formatter.ts";
import { LANGUAGES } from "../locales/index.ts";
import type { SectionContext } from "./section.ts";
import { expiryName } from "./words.ts";

/** The whole state in one sentence: the reasons, the worst kind first. */
export function stateSentence(context: SectionContext): string {
  const { assessment, messages, format } = context;
  const { level, reasons } = assessment.overall;
  const { sentence } = messages;
  if (level === "blind") return readsDevices(context) ? sentence.blind : sentence.devicesOff;
  if (reasons.length === 0) return sentence.good;
  const of = <K extends StateReason["kind"]>(kind: K): Extract<StateReason, { kind: K }>[] =>
    reasons.filter((reason): reason is Extract<StateReason, { kind: K }> => reason.kind === kind);
  const counted = (count: number, forms: PluralForms): string[] =>
    count === 0 ? [] : [format.plural(count, forms)];
  const threatened = of("threats")[0]?.devices ?? 0;
  const parts = [
    ...of("expired").map(({ expiry }) => fill(sentence.expired, { name: expiryName(expiry, context) })),
    ...counted(of("incident").length, sentence.incidents),
    ...(threatened === 0 ? [] : [format.pluralPeople(threatened, sentence.threats)]),
    ...of("expiring").map(({ expiry }) =>
      fill(sentence.expiring, {
        name: expiryName(expiry, context),
        days: format.plural(expiry.daysLeft ?? 0, sentence.days),
      }),
    ),
    ...counted(of("missed").length, sentence.missed),
    ...counted(of("unseen").length, sentence.unseen),
  ];
  return `${capitalised(format.list(parts), LANGUAGES[format.locale].tag)}.`;
}

/** Whether the devices were asked for at all: a collector that is switched off leaves no coverage behind. */
function readsDevices({ assessment }: SectionContext): boolean {
  return assessment.snapshot.coverage.some(({ source }) => source === "devices");
}

function capitalised(text: string, tag: string): string {
  return text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
}

import { isWhole } from "../collect/is-whole.ts";
import { LANGUAGES } from "../locales/index.ts";
import type { Document } from "./document.ts";
import { comingThisWeek } from "./parts/coming-week.ts";
import type { SectionContext, SectionId } from "./section.ts";

/** Whether a report is the brief of a help desk: what comes and what is broken leads it. */
export function isBrief(sections: readonly SectionId[], { audience }: SectionContext): boolean {
  return audience === "helpdesk" && sections.includes("helpdesk-week");
}

/** What comes within the week and what is broken, in one sentence. */
export function briefStatus(context: SectionContext): Document["status"] {
  const { assessment, messages, format } = context;
  const { status, texts } = messages.helpdesk;
  const coming = comingThisWeek(context).length;
  const issues = (assessment.snapshot.lists.serviceIssues ?? []).filter(({ resolved }) => !resolved);
  const incidents = issues.filter(({ classification }) => classification.toLowerCase() === "incident").length;
  const failing = assessment.newFailures.apps.length;
  const counted = [
    { count: coming, forms: status.coming },
    { count: issues.length, forms: status.open },
    { count: failing, forms: status.failing },
  ].flatMap(({ count, forms }) => (count === 0 ? [] : [format.plural(count, forms)]));
  const doubt = seesAll(context) ? "" : ` ${messages.digest.texts.notAllSeen}`;
  if (counted.length > 0) {
    const isBroken = incidents + failing > 0;
    const label = isBroken ? texts.isBroken : coming > 0 ? texts.isComing : texts.isOpen;
    const sentence = `${capitalised(format.list(counted), LANGUAGES[format.locale].tag)}.${doubt}`;
    return { tone: isBroken ? "bad" : "attention", label, sentence };
  }
  if (doubt === "") return { tone: "good", label: texts.isQuiet, sentence: texts.quietSentence };
  return { tone: "unknown", label: messages.digest.texts.notAllSeenLabel, sentence: doubt.trim() };
}

/** Whether the announcements, the incidents and the apps were all read in full. */
function seesAll({ assessment }: SectionContext): boolean {
  const { coverage } = assessment.snapshot;
  const needed = ["service-messages", "service-issues", "apps"];
  const entries = coverage.filter(({ source }) => needed.includes(source) || source.startsWith("feed:"));
  const areOn = needed.every((name) => entries.some(({ source }) => source === name));
  return areOn && isWhole({ coverage: entries });
}

function capitalised(text: string, tag: string): string {
  return text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
}

import type { RoundGuide, WrittenStep } from "@intune-om/core";

/** One step for a terminal: what to look at, why, what is normal beside what is, and what to do if it is not. */
export function stepText(step: WrittenStep, number: number, { steps, words }: RoundGuide): string {
  const line = (label: string, text: string): string => `   ${label.padEnd(widthOf(words))}  ${text}`;
  return [
    `${number}/${steps.length}  ${step.title}`,
    `   ${step.look}`,
    line(words.path, step.path),
    line(words.why, step.why),
    line(words.normal, step.normal),
    ...step.figures.map(({ text }, index) => line(index === 0 ? words.now : "", text)),
    line(words.otherwise, step.otherwise),
    line(words.open, step.url),
    line(words.read, step.page),
  ].join("\n");
}

/** The whole round. */
export function roundText(guide: RoundGuide): string {
  return [headText(guide), ...guide.steps.map((step, index) => stepText(step, index + 1, guide))].join(
    "\n\n",
  );
}

/** What stands above the steps. */
export function headText({ title, intro, asOf }: RoundGuide): string {
  return [title, intro, ...(asOf === null ? [] : [asOf])].join("\n");
}

function widthOf({ path, why, normal, now, otherwise, open, read }: RoundGuide["words"]): number {
  return Math.max(...[path, why, normal, now, otherwise, open, read].map(({ length }) => length));
}

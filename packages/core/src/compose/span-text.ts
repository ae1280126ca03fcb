import type { AlertWords } from "./alert-words.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/** A span of time in the unit that suits it: minutes up to two hours, hours up to two days. */
export function spanText(
  minutes: number,
  { messages, format }: Pick<AlertWords, "messages" | "format">,
): string {
  const { span } = messages.alertSection;
  if (minutes < 2 * HOUR) return format.plural(Math.round(minutes), span.minutes);
  if (minutes < 2 * DAY) return format.plural(Math.round(minutes / HOUR), span.hours);
  return format.plural(Math.round(minutes / DAY), span.days);
}

import type { Formatter } from "../locales/formatter.ts";

/** Fewer people than this may be guessed from a count. */
export const LEAST_SHOWN = 5;

/** Whether somebody could be guessed from a count; 0 is nobody. */
export function isSmall(count: number): boolean {
  return count > 0 && count < LEAST_SHOWN;
}

/** A count of people for readers who may not see who they are: `<5` where somebody could be guessed; 0 is nobody. */
export function smallCount(count: number, format: Pick<Formatter, "integer">): string {
  return isSmall(count) ? `<${LEAST_SHOWN}` : format.integer(count);
}

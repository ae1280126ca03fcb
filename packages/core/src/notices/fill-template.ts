import { cleanLines, cleanText } from "../text/clean-text.ts";

/** Longest value of a place, in code points. */
const MOST_VALUE = 4_000;

/**
 * Puts values into the `{name}` places of a text. Values are data: they are cleaned, and what looks like a place in one
 * of them stays as it is. A place that has no value stays as it was written, too.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? place : cleanLines(value, MOST_VALUE);
  });
}

/** The same for one line. */
export function fillLine(template: string, values: Readonly<Record<string, string>>, limit: number): string {
  return cleanText(fillTemplate(template, values), limit);
}

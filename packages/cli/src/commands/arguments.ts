import { InvalidArgumentError } from "commander";

/** Text that is there: an unset variable in a script gives an empty one. */
export function notEmpty(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("It is empty.");
}

/** A whole number within bounds, or a usage error that says so. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It takes a whole number from ${min} to ${max}.`);
  };
}

/** A day as `YYYY-MM-DD`: its first moment in UTC. */
export function day(text: string): Date {
  const at = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text))
    return at;
  throw new InvalidArgumentError("It takes a day, for example 2026-11-01.");
}

/** An instant with its zone, `2026-11-30T07:00Z` or `2026-11-30T08:00+01:00`, or a day: its first moment in UTC. */
export function instant(text: string): Date {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text);
  const [date = "", rest = ""] = text.split(/[T ]/);
  const isWhole =
    /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/.test(rest);
  const at = new Date(`${date}T${rest}`);
  if (isWhole && !Number.isNaN(at.getTime()) && day(date).getTime() > 0) return at;
  throw new InvalidArgumentError(
    "It takes an instant with its zone, for example 2026-11-30T07:00Z or 2026-11-30T08:00+01:00, or a day.",
  );
}

/** `name=value`, added to those that were given before. */
export function labelPair(
  text: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const [, name, value] = /^([^=\s]+)=(.+)$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { ...before, [name]: value };
  throw new InvalidArgumentError("It takes a name and a value, for example reason=expired.");
}

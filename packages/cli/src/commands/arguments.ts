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

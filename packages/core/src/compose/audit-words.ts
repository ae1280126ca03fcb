import type { AuditEvent } from "../collect/rows/tenant.ts";
import { camelWords } from "./camel-words.ts";
import { known } from "./words.ts";

/**
 * What was done and to what kind of thing. Intune writes both as `Patch DeviceCompliancePolicy`, and actions on
 * devices as `syncDevice ManagedDevice`; an activity of another form is only taken apart.
 */
export function auditWords(
  { activity, operation }: Pick<AuditEvent, "activity" | "operation">,
  words: Readonly<Record<string, string>>,
): { readonly done: string; readonly kind: string } {
  const [verb = "", ...rest] = activity.trim().split(/\s+/);
  const isVerb = rest.length > 0 && (hasWord(words, verb) || verb.toLowerCase() === operation.toLowerCase());
  if (!isVerb) return { done: wordOf(words, operation), kind: camelWords(activity) };
  return { done: wordOf(words, verb), kind: rest.map((part) => wordOf(words, part)).join(", ") };
}

function hasWord(words: Readonly<Record<string, string>>, name: string): boolean {
  return Object.hasOwn(words, name.toLowerCase());
}

function wordOf(words: Readonly<Record<string, string>>, name: string): string {
  return hasWord(words, name) ? known(words, name) : camelWords(name);
}

import type { ServiceIssue } from "../collect/rows/service.ts";
import { lowerFirst } from "../collect/service-names.ts";
import type { Coverage } from "../collect/snapshot.ts";
import { type BuiltInSource, SOURCES, type SourceId } from "../collect/source.ts";
import { type ExpiryState, isOwnSignIn } from "../assess/expiries.ts";
import type { Kpi, KpiState } from "../assess/kpi.ts";
import { fill } from "../locales/fill.ts";
import type { Formatter } from "../locales/formatter.ts";
import type { Messages } from "../locales/en.ts";
import { cleanText } from "../text/clean-text.ts";
import type { StatusCell, Tone } from "./document.ts";
import type { SectionContext } from "./section.ts";

/** The name of a source in the reader's language; a plug-in's own source shows its id. */
export function sourceName(source: SourceId, messages: Messages): string {
  if (isBuiltIn(source)) return messages.sources[source];
  if (source.startsWith("feed:")) return fill(messages.feedSource, { id: cleanText(source.slice(5), 80) });
  return cleanText(source, 80);
}

function isBuiltIn(source: SourceId): source is BuiltInSource {
  return SOURCES.some((builtIn) => builtIn === source);
}

/** A word from a table of known members, or the member as the service wrote it. */
export function known(table: Readonly<Record<string, string>>, member: string): string {
  const spellings = [member, member.toLowerCase(), lowerFirst(member)];
  const name = spellings.find((spelling) => Object.hasOwn(table, spelling));
  return (name === undefined ? undefined : table[name]) ?? cleanText(member, 80);
}

/** A figure of a KPI in words: `97.3%`, `12 days`, `3`; the word for missing when there is none. */
export function kpiText(
  kpi: Pick<Kpi, "unit" | "state">,
  value: number | null,
  format: Formatter,
  messages: Messages,
): string {
  if (value === null) return kpi.state === "nothing" ? "–" : messages.labels.missing;
  return kpi.unit === "percent" ? format.percent(value) : format.integer(value);
}

export const KPI_TONE: Readonly<Record<KpiState, Tone>> = {
  met: "good",
  near: "attention",
  missed: "bad",
  missing: "unknown",
  nothing: "neutral",
};

export function expiryCell({ level }: ExpiryState, messages: Messages): StatusCell {
  const tones = {
    ended: "bad",
    urgent: "bad",
    soon: "attention",
    fine: "good",
    replaced: "neutral",
    unknown: "unknown",
  } as const;
  return { tone: tones[level], label: messages.expiryLevel[level] };
}

/** `Apple push certificate (Norrviken)`: the kind, and the name where it has one that the audience may see. */
export function expiryName(
  state: ExpiryState,
  { messages, showsPeople }: Pick<SectionContext, "messages" | "showsPeople">,
): string {
  // Which of its secrets it is matters to nobody but those who read the table.
  if (isOwnSignIn(state.expiry)) return messages.texts.ownSignIn;
  const kind = messages.expiryKind[state.expiry.kind];
  const name = ownName(state.expiry, showsPeople, 80);
  return name === "" ? kind : `${kind} (${name})`;
}

/** The name of a certificate, token or connector itself; an account at Apple is the address of a person. */
export function ownName({ name }: { readonly name: string }, showsPeople: boolean, limit: number): string {
  return showsPeople || !/[@\uFF20\uFE6B]/.test(name) ? cleanText(name, limit) : "";
}

export function coverageCell(coverage: Coverage, messages: Messages): StatusCell {
  const tones = {
    complete: "good",
    incomplete: "attention",
    unreadable: "bad",
    notConfigured: "neutral",
  } as const;
  return { tone: tones[coverage.status], label: messages.texts[coverage.status] };
}

export function issueCell(issue: ServiceIssue, messages: Messages): StatusCell {
  if (issue.resolved) return { tone: "good", label: messages.texts.resolved };
  const incident = issue.classification.toLowerCase() === "incident";
  return {
    tone: incident ? "bad" : "attention",
    label: known(messages.issueStatus, issue.status.replace(/\s/g, "").toLowerCase()),
  };
}

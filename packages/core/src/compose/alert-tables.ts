import type { EvidenceRow } from "../alerts/firing.ts";
import { fill } from "../locales/fill.ts";
import { listCommand, showCommand } from "./alert-commands.ts";
import { LETTER_ROWS, type LetterCell, type LetterTable } from "./letter.ts";
import { endingText } from "./alert-ending-text.ts";
import { type AlertEntry, type AlertLetterContext, byRule, ruleOf } from "./alert-letter-input.ts";
import { hiddenBehind, hiddenText } from "./alert-hidden.ts";
import { actionOf } from "./alert-runbook.ts";
import { matterOf } from "./alert-subject.ts";
import { detailText } from "./alert-detail-text.ts";
import {
  entityName,
  type AlertWords,
  endText,
  evidenceFigure,
  evidenceName,
  evidenceTitle,
  figure,
  leftText,
  sayMany,
  sayOne,
  severityCell,
} from "./alert-words.ts";

/** Of a digest: rules that have a table of their own, and rows of each. */
const DIGEST_TABLES = 6;
const DIGEST_ROWS = 5;

/** What an alert message shows as tables. */
export function alertTables(context: AlertLetterContext): readonly LetterTable[] {
  const { message, entries } = context;
  if (message.kind === "digest") return digestTables(context);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined)
    return only.why === "resolved" ? [] : evidenceTable(only, context);
  return [alertTable(entries, context, LETTER_ROWS)];
}

/** Whether a letter about these shows less than there is. */
export function needsSheet({ message, entries }: Pick<AlertLetterContext, "message" | "entries">): boolean {
  const [only] = entries;
  if (entries.length === 1 && only !== undefined)
    return only.why !== "resolved" && only.alert.evidence.length > LETTER_ROWS;
  if (message.kind !== "digest") return entries.length > LETTER_ROWS;
  const groups = [...byRule(entries).values()];
  return groups.length > DIGEST_TABLES || groups.some((group) => group.length > DIGEST_ROWS);
}

function digestTables(context: AlertLetterContext): readonly LetterTable[] {
  const groups = [...byRule(context.entries)];
  const { words, entries: all } = context;
  const shown = groups.slice(0, DIGEST_TABLES).map(([rule, entries]) => ({
    // Of a single alert the facts say what a row would.
    ...(all.length === 1 ? NO_TABLE : alertTable(entries, context, DIGEST_ROWS)),
    title: titleOf(rule, entries, words),
    note: noteOf(entries, context),
  }));
  const rest = groups.slice(DIGEST_TABLES).reduce((sum, [, entries]) => sum + entries.length, 0);
  return rest === 0 ? shown : [...shown, { ...NO_TABLE, more: moreText(rest, context) }];
}

function titleOf(rule: string, entries: readonly AlertEntry[], words: AlertWords): string {
  const [only] = entries;
  return entries.length === 1 && only !== undefined
    ? sayOne(only.alert, words)
    : sayMany(rule, entries.length, words);
}

/** What to do about them, and what they probably brought about. */
function noteOf(entries: readonly AlertEntry[], context: AlertLetterContext): string {
  const { message, words } = context;
  const alerts = entries.flatMap(({ alert, why }) => (why === "resolved" ? [] : [alert]));
  const keys = new Set(alerts.map(({ key }) => key));
  const hidden = hiddenBehind(message).flatMap(({ cause, keys: own }) => (keys.has(cause) ? own : []));
  return [actionOf(alerts, words), hiddenText(hidden, context)].filter((text) => text !== "").join(" ");
}

const NO_TABLE: LetterTable = { title: "", note: "", columns: [], rows: [], more: "" };

/** A column is left out when it would say nothing: no cell has anything in it, or all say the same. */
interface Column<T> {
  readonly title: string;
  readonly cell: (of: T) => LetterCell;
  readonly onlyWhenMixed?: boolean;
}

function tableOf<T>(all: readonly T[], columns: readonly Column<T>[], limit: number) {
  const shown = all.slice(0, limit);
  const kept = columns.filter(({ cell, onlyWhenMixed = false }) => {
    const texts = new Set(shown.map((row) => labelOf(cell(row))));
    return onlyWhenMixed ? texts.size > 1 : texts.size > 1 || !texts.has("");
  });
  return {
    columns: kept.map(({ title }) => title),
    rows: shown.map((row) => kept.map(({ cell }) => cell(row))),
  };
}

function labelOf(cell: LetterCell): string {
  return typeof cell === "string" ? cell : cell.label;
}

function alertTable(entries: readonly AlertEntry[], context: AlertLetterContext, limit: number): LetterTable {
  const { words } = context;
  const { columns, texts } = words.messages.alerts.letter;
  const isOver = entries.every(({ why }) => why === "resolved");
  const rules = new Set(entries.map(({ alert }) => alert.rule));
  const { why: reasons } = words.messages.alerts;
  const what: Column<AlertEntry> = {
    title: columns.what,
    cell: ({ alert }) => {
      if (rules.size === 1) return entityName(alert, words);
      return isOver ? matterOf(alert, words) : sayOne(alert, words);
    },
  };
  const told: readonly Column<AlertEntry>[] = isOver
    ? [
        {
          title: columns.resolved,
          cell: ({ alert }) => endingText(alert, words),
        },
        { title: texts.resolvedAt, cell: ({ alert }) => dateOf(alert.resolvedAt, context) },
      ]
    : [
        {
          title: figureTitle(entries, words),
          cell: (entry) => measured(entry, rules.size > 1, context),
        },
        { title: columns.end, cell: ({ alert }) => endText(alert, words) },
        { title: columns.firstSeen, cell: ({ alert }) => dateOf(alert.firstSeen, context) },
        { title: columns.status, cell: ({ why }) => reasons[why], onlyWhenMixed: true },
      ];
  const severity: Column<AlertEntry> = {
    title: columns.severity,
    cell: ({ alert }) => severityCell(alert.severity, words),
  };
  return {
    title: entries.length === 1 ? "" : texts.alerts,
    note: "",
    ...tableOf(entries, [...(isMixed(context.entries) ? [severity] : []), what, ...told], limit),
    more: entries.length > limit ? moreText(entries.length - limit, context) : "",
  };
}

/** Words stand in its place where nothing is measured, and what is left where all end on a date. */
function figureTitle(entries: readonly AlertEntry[], words: AlertWords): string {
  const { columns } = words.messages.alerts.letter;
  if (entries.every(({ alert }) => leftText(alert, words) !== null)) return columns.left;
  return entries.some(({ alert }) => alert.value !== null) ? columns.value : columns.detail;
}

/** Whether some are more severe than others. */
function isMixed(entries: readonly AlertEntry[]): boolean {
  return new Set(entries.map(({ alert }) => alert.severity)).size > 1;
}

/** The figure, or what the service says where there is none or it is but part of a version; nothing where the text says it already. */
function measured({ alert }: AlertEntry, isSaid: boolean, { words }: AlertLetterContext): string {
  if (isSaid) return "";
  const left = leftText(alert, words);
  if (left !== null) return left;
  if (alert.value !== null && (alert.unit !== "version" || alert.detail === ""))
    return figure(alert.value, alert.unit, words);
  return detailText(alert.entity.kind, alert.detail, words);
}

function evidenceTable({ alert }: AlertEntry, context: AlertLetterContext): readonly LetterTable[] {
  const { evidence, evidenceTotal, entity, unit } = alert;
  const { words } = context;
  const left = leftText(alert, words);
  // A single row about the entity itself only says again what the facts say, but when it ends is what matters.
  const saysAgain = evidence.length === 1 && evidence[0]?.name === entity.name && left === null;
  if (evidence.length === 0 || saysAgain) return [];
  const { columns, texts } = words.messages.alerts.letter;
  const table = tableOf<EvidenceRow>(
    evidence,
    [
      { title: columns.what, cell: ({ name }) => evidenceName(alert, name, words) },
      { title: columns.detail, cell: ({ detail }) => detailText(entity.kind, detail, words) },
      left === null
        ? { title: evidenceTitle(alert, words), cell: ({ value }) => evidenceFigure(value, unit, words) }
        : { title: columns.left, cell: () => left },
      { title: left === null ? columns.at : columns.end, cell: ({ at }) => dateOf(at, context) },
    ],
    LETTER_ROWS,
  );
  const { format } = words;
  const counts = { count: format.integer(evidenceTotal), shown: format.integer(evidence.length) };
  return [
    {
      title: texts.evidence,
      note: evidenceTotal > evidence.length ? fill(texts.evidenceCut, counts) : "",
      ...table,
      more: evidence.length > LETTER_ROWS ? moreText(evidence.length - LETTER_ROWS, context) : "",
    },
  ];
}

/** How many more there are, and where: in the sheet, or by a command. */
function moreText(count: number, context: AlertLetterContext): string {
  const { words, hasSheet, entries } = context;
  const { inSheet, notShown } = words.messages.alerts.letter.counts;
  if (hasSheet) return words.format.plural(count, inSheet);
  const [only] = entries;
  const command =
    entries.length === 1 && only !== undefined
      ? showCommand(only.alert.key, context)
      : listCommand(ruleOf(entries), context);
  return fill(words.format.plural(count, notShown), { command });
}

function dateOf(at: Date | null, { words }: AlertLetterContext): string {
  return at === null ? "" : words.format.date(at);
}

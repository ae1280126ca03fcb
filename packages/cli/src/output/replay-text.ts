import type { ReplayedAlerts, ReplayedRule, WorkCalendar } from "@intune-om/core";
import { textTable } from "./text-table.ts";

export interface ShownReplay {
  readonly tenant: string;
  readonly from: Date;
  readonly to: Date;
  /** The file that was tried; null for the plan in force alone. */
  readonly rules: string | null;
  readonly inForce: ReplayedAlerts;
  readonly tried: ReplayedAlerts | null;
  /** What the plan in force has and the file lacks; null without a file. */
  readonly dropped: DroppedAlerts | null;
}

/** Parts of `alerts` in the plan in force that a trial has none of: ids of branches, rules and rotas. */
export interface DroppedAlerts {
  readonly routes: readonly string[];
  readonly custom: readonly string[];
  readonly onCall: readonly string[];
}

const FIGURES = ["fired", "opened", "resolved", "openAtEnd", "messages", "unknown"] as const;

/** What a replay came to, for a program: `tried` is there when a file was. */
export function replayJson({ dropped, tried, ...shown }: ShownReplay): object {
  return {
    ...shown,
    ...(tried === null ? {} : { tried }),
    ...(dropped === null ? {} : { dropped }),
  };
}

/** What a replay came to, for a terminal; with a file each figure that differs is told from what to what. */
export function replayText(shown: ShownReplay, calendar: WorkCalendar): string {
  const { inForce, tried, from, to, rules, dropped } = shown;
  const span = `${calendar.dayOf(from)} to ${calendar.dayOf(to)}`;
  if (inForce.snapshots === 0) return `No snapshot is kept from ${span}.`;
  return [
    `${countText(inForce.snapshots, "snapshot")} from ${span}, beginning without an alert.`,
    ...(inForce.withoutLists === 0
      ? []
      : [
          `${countText(inForce.withoutLists, "snapshot")} of them have figures alone: their lists were purged, and rules that need them are unknown there.`,
        ]),
    ...(tried === null ? [] : [`From what the plan in force does to what ${rules} would have done.`]),
    ...(dropped === null ? [] : droppedLines(dropped, rules ?? "")),
    "",
    ruleTable(inForce, tried),
    "",
    peopleTable(inForce, tried),
    "",
    `${change(inForce.messages, tried?.messages)} messages in all.`,
    ...(hasRate(inForce) || inForce.people.length === 0
      ? []
      : ["The snapshots cover less than a week: nothing is said of messages per week."]),
  ].join("\n");
}

function droppedLines({ routes, custom, onCall }: DroppedAlerts, file: string): readonly string[] {
  const parts = [
    ...listed("routes", routes),
    ...listed("custom rules", custom),
    ...listed("on-call rotas", onCall),
  ];
  if (parts.length === 0) return [];
  return [
    `Note: ${file} takes the place of the whole alerts part of the plan. It is without ${parts.join("; ")}.`,
  ];
}

function listed(noun: string, ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [] : [`the ${noun} ${ids.join(", ")}`];
}

/** Whether the snapshots cover a week. */
function hasRate({ people }: ReplayedAlerts): boolean {
  return people.some(({ perWeek }) => perWeek !== null);
}

function ruleTable(inForce: ReplayedAlerts, tried: ReplayedAlerts | null): string {
  const names = namesOf(inForce.rules, tried?.rules, ({ rule }) => rule);
  const rows = names.flatMap((name) => {
    const [before, after] = [findRule(inForce, name), tried === null ? undefined : findRule(tried, name)];
    if (isQuiet(before) && (after === undefined || isQuiet(after))) return [];
    return [[name, ...FIGURES.map((figure) => change(before[figure], after?.[figure]))]];
  });
  if (rows.length === 0) return "No rule fired.";
  return textTable(["RULE", "FIRED", "OPENED", "RESOLVED", "OPEN AT END", "MESSAGES", "UNKNOWN"], rows);
}

function peopleTable(inForce: ReplayedAlerts, tried: ReplayedAlerts | null): string {
  const names = namesOf(inForce.people, tried?.people, ({ who }) => who);
  if (names.length === 0) return "Nobody is told anything.";
  const of = (
    replayed: ReplayedAlerts,
    name: string,
  ): { readonly messages: number; readonly perWeek: number } => {
    const found = replayed.people.find(({ who }) => who === name);
    return { messages: found?.messages ?? 0, perWeek: found?.perWeek ?? 0 };
  };
  const isRated = hasRate(inForce) || (tried !== null && hasRate(tried));
  return textTable(
    ["WHO", "MESSAGES", ...(isRated ? ["PER WEEK"] : [])],
    names.map((name) => {
      const [before, after] = [of(inForce, name), tried === null ? undefined : of(tried, name)];
      return [
        name,
        change(before.messages, after?.messages),
        ...(isRated ? [change(before.perWeek, after?.perWeek)] : []),
      ];
    }),
  );
}

function namesOf<Row>(
  one: readonly Row[],
  other: readonly Row[] | undefined,
  nameOf: (row: Row) => string,
): readonly string[] {
  return [...new Set([...one, ...(other ?? [])].map(nameOf))];
}

function findRule({ rules }: ReplayedAlerts, name: string): ReplayedRule {
  const none = { fired: 0, opened: 0, resolved: 0, openAtEnd: 0, messages: 0, unknown: 0 };
  return rules.find(({ rule }) => rule === name) ?? { rule: name, ...none };
}

function isQuiet(rule: ReplayedRule): boolean {
  return FIGURES.every((figure) => rule[figure] === 0);
}

/** `12`, or `9 → 12` where the trial differs. */
function change(before: number, after: number = before): string {
  return before === after ? String(before) : `${before} → ${after}`;
}

function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

import {
  cleanText,
  type CustomRule,
  type ListSubject,
  type MetricSubject,
  type RowCondition,
} from "@intune-om/core";

const IS_WORDS: Readonly<Record<RowCondition["is"], string>> = {
  equals: "is",
  not: "is not",
  above: "is above",
  below: "is below",
  contains: "contains",
  olderThanDays: "is older than",
  withinDays: "is within",
  missing: "is missing",
};

/** When a rule of the plan's own fires: what it is over, its conditions and its limits. */
export function customRuleText({ over }: Pick<CustomRule, "over">): string {
  return cleanText(over.kind === "metric" ? metricText(over) : listText(over), 300);
}

function metricText({ metric, above, below, changeOver }: MetricSubject): string {
  const change =
    changeOver === null
      ? []
      : [
          `${changeOver.by < 0 ? "falls" : "rises"} by more than ${Math.abs(changeOver.by)}${changeOver.unit === "percent" ? "%" : ""} in ${daysText(changeOver.days)}`,
        ];
  return `the figure ${metric} ${[...limits(above, below), ...change].join(" or ")}`;
}

function listText({ list, where, per, above, below }: ListSubject): string {
  const rows = `${list}${where.length === 0 ? "" : ` where ${where.map(conditionText).join(" and ")}`}`;
  if (per === "each") return `each of ${rows}`;
  return `the number of ${rows} ${limits(above, below).join(" or ")}`;
}

function limits(above: number | null, below: number | null): readonly string[] {
  return [...(above === null ? [] : [`is above ${above}`]), ...(below === null ? [] : [`is below ${below}`])];
}

function conditionText({ field, is, value }: RowCondition): string {
  if (is === "missing") return `${field} is missing`;
  const isDays = is === "olderThanDays" || is === "withinDays";
  return `${field} ${IS_WORDS[is]} ${isDays ? daysText(Number(value)) : String(value)}`;
}

function daysText(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

import type { ListName } from "../collect/lists.ts";
import type { CustomRule, ListSubject, MetricSubject, Plan } from "../config/plan/plan.ts";
import type { AlertRule } from "./alert-rule.ts";
import { firingsOfCount } from "./custom/count-rows.ts";
import { metricOrigin } from "./custom/metric-sources.ts";
import { firingsOfMetric } from "./custom/judge-metric.ts";
import { rowFiring, rowId } from "./custom/row-firing.ts";
import { rowVerdict } from "./custom/row-conditions.ts";
import { sourcesOfList } from "./list-sources.ts";
import { unknownOf } from "./rules/unknown-of.ts";
import { rowRule, wholeRule } from "./alert-rule.ts";

type Head = Pick<AlertRule, "id" | "role" | "blade" | "thresholds" | "for" | "resolveAfter" | "severity">;

/** How a rule of the plan's own is called in keys and commands, and elsewhere in the plan: `custom:<id>`. */
export function customRuleId({ id }: Pick<CustomRule, "id">): string {
  return `custom:${id}`;
}

/** A rule of the plan's own, as one like those of the product. Without a role it is for whoever watches. */
export function customRule(custom: CustomRule, plan: Pick<Plan, "roles" | "updates" | "watch">): AlertRule {
  const { over } = custom;
  const head: Head = {
    id: customRuleId(custom),
    role: custom.role ?? watchingRole(plan),
    blade: "monitor",
    thresholds: {},
    for: custom.for,
    resolveAfter: custom.resolveAfter,
    severity: custom.severity,
  };
  return over.kind === "metric" ? metricRule(head, over) : listRule(head, over);
}

function metricRule(head: Head, over: MetricSubject): AlertRule {
  const origin = metricOrigin(over.metric);
  return wholeRule({
    ...head,
    ...(over.changeOver === null ? {} : { lapses: "said" }),
    sources: origin === null ? [] : [origin.source],
    onIncomplete: "whole",
    evaluate: (context) => firingsOfMetric(over, head.severity, context),
  });
}

function listRule(head: Head, over: ListSubject): AlertRule {
  const list = over.list as ListName;
  const { severity } = head;
  const kind = over.where.find(({ field, is }) => field === "kind" && is === "equals")?.value;
  const sources = sourcesOfList(list, typeof kind === "string" ? kind : null);
  if (over.per === "count") {
    const evaluate: Parameters<typeof wholeRule>[0]["evaluate"] = (context) =>
      firingsOfCount(over, severity, context);
    return wholeRule({ ...head, sources, onIncomplete: "whole", evaluate });
  }
  return rowRule({
    ...head,
    sources,
    onIncomplete: "rows",
    list,
    begin: ({ now }) => {
      const verdict = rowVerdict(over, now);
      return (row) => {
        const fields = row as unknown as Readonly<Record<string, unknown>>;
        const fits = verdict(fields);
        if (typeof fits === "string") return unknownOf("row", rowId(fields), fits);
        return fits ? rowFiring(fields, severity, over.where) : null;
      };
    },
  });
}

/** The role that is told when something did not happen; the first of the plan when it names none. */
function watchingRole({ roles, updates, watch }: Pick<Plan, "roles" | "updates" | "watch">): string {
  return watch.role ?? updates.watcher ?? roles[0]?.id ?? "";
}

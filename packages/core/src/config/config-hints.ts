import { locale } from "./fields.ts";
import { select, valueAt } from "./path.ts";
import { filePath, folderOf } from "./paths.ts";
import type { PlanOptions } from "./plan/plan-schema.ts";
import { timeZone } from "./time-fields.ts";

/** What the plan needs of a configuration that may have faults elsewhere. */
export interface ConfigHints {
  /** Absolute; null when the configuration does not say. */
  readonly planFile: string | null;
  readonly defaults: Pick<PlanOptions, "locale" | "timeZone" | "channels" | "tenants" | "hasPlugins">;
}

/** Takes from plain data what is sound, and defaults for the rest, so that both files can be checked at once. */
export function findPlanOptions(data: unknown, file: string): ConfigHints {
  const plan = filePath(folderOf(file), "").safeParse(valueAt(data, ["plan"]));
  const language = locale("").safeParse(valueAt(data, ["locale"]));
  const zone = timeZone("").safeParse(valueAt(data, ["timezone"]));
  return {
    planFile: plan.success ? plan.data : null,
    defaults: {
      locale: language.success ? language.data : "en",
      timeZone: zone.success ? zone.data : "UTC",
      channels: idsIn(data, "channels"),
      tenants: idsIn(data, "tenants"),
      hasPlugins: idsIn(data, "alertRules").length > 0,
    },
  };
}

function idsIn(data: unknown, list: string): readonly string[] {
  return select(data, `${list}.*.id`).flatMap(({ value }) => (typeof value === "string" ? [value] : []));
}

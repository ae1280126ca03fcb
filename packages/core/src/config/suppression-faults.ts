import type { SuppressionScope } from "../alerts/suppression.ts";
import type { Config } from "./config.ts";
import { formatPath, valueAt } from "./path.ts";
import { findEmptyScopes } from "./plan/rules/alert-scopes.ts";
import type { Plan } from "./plan/plan.ts";
import { readText } from "./read-text.ts";
import { suggest } from "./suggest.ts";
import { readYaml } from "./yaml-document.ts";

/** Why a suppression that somebody asks for would hold nothing back. */
export interface SuppressionFault {
  /** `labels.conector is a label that no alert has`. */
  readonly message: string;
  readonly fix: string;
  readonly mayBeMeant: boolean;
}

/** What `check` would say of a scope if it stood in the plan: what is refused there is refused of a command. */
export async function findSuppressionFaults(
  scope: SuppressionScope,
  { config, plan }: { readonly config: Config; readonly plan: Pick<Plan, "file"> },
): Promise<readonly SuppressionFault[]> {
  const source = await readText(plan.file);
  const written = source.ok ? readYaml(source.text).data : {};
  const [rules, custom] = ["rules", "custom"].map((part) => valueAt(written, ["alerts", part]));
  const data = {
    reports: valueAt(written, ["reports"]),
    alerts: { rules, custom, suppressions: [{ scope }] },
  };
  const faults = findEmptyScopes(data, {
    lineOf: () => 1,
    now: null,
    locale: config.locale,
    timeZone: config.timeZone,
    tenants: config.tenants.map(({ id }) => id),
    hasPlugins: config.alertRules.length > 0,
  });
  return faults.map(({ path, at, message, fix, among, mayBeMeant = false }) => {
    const word = at === "key" ? path.at(-1) : valueAt(data, path);
    const meant = among === undefined || typeof word !== "string" ? null : suggest(word, among());
    const part = formatPath(path.slice(SCOPE_DEPTH));
    return {
      message: `${part} ${at === "key" || typeof word !== "string" ? "" : `${JSON.stringify(word)} `}${message}`,
      fix: meant === null ? fix : `Did you mean ${meant}? ${fix}`,
      mayBeMeant,
    };
  });
}

/** `alerts.suppressions[0].scope` */
const SCOPE_DEPTH = 4;

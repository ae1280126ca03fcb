import type { TenantConfig } from "../config/config.ts";
import type { ReportDefinition } from "../config/plan/plan.ts";
import { OmError } from "../errors.ts";
import type { RunnerDeps } from "./report-runner.ts";

type Files = Pick<RunnerDeps, "config" | "plan">;

/** @throws OmError `run.unknown-tenant` */
export function tenantOf({ config }: Files, id: string): TenantConfig {
  const tenant = config.tenants.find((known) => known.id === id);
  if (tenant !== undefined) return tenant;
  throw new OmError(`there is no tenant called ${JSON.stringify(id)}`, {
    code: "run.unknown-tenant",
    hint: `Use one of ${config.tenants.map((known) => known.id).join(", ")}.`,
  });
}

/** @throws OmError `run.unknown-report` */
export function reportOf({ plan }: Files, id: string): ReportDefinition {
  const report = plan.reports.find((known) => known.id === id);
  if (report !== undefined) return report;
  throw new OmError(`there is no report called ${JSON.stringify(id)}`, {
    code: "run.unknown-report",
    hint: `Use one of ${plan.reports.map((known) => known.id).join(", ")}, or add it to reports in ${plan.file}.`,
  });
}

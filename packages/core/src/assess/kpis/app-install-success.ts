import type { KpiDefinition } from "../kpi.ts";

/** Finished installations that succeeded; pending and not applicable ones stay out. */
export const appInstallSuccess: KpiDefinition = {
  id: "app_install_success",
  unit: "percent",
  better: "higher",
  suggestedTarget: 95,
  sources: ["apps"],
  // The figures are there when every app's were read; what may lack is the failures device by device.
  toleratesIncomplete: true,
  measure: ({ metrics }) => {
    const { "apps.installed": installed, "apps.failed": failed } = metrics;
    return installed === undefined || failed === undefined
      ? { kind: "unknown" }
      : { kind: "share", numerator: installed, denominator: installed + failed };
  },
};

import type { GraphFact } from "./collector.ts";

const JOBS = "/deviceManagement/reports/exportJobs";

/** The request that makes a job, and the one that asks for its state. */
export type ExportFacts = readonly [make: GraphFact, ask: GraphFact];

/**
 * The requests of an export job over some columns of a report. To make a job needs a permission that also writes, as
 * documented, though it changes nothing but the list of jobs.
 */
export function exportFacts(select: readonly string[]): ExportFacts {
  return [
    {
      method: "POST",
      version: "v1.0",
      path: JOBS,
      select,
      permission: "DeviceManagementManagedDevices.ReadWrite.All",
      source: "https://learn.microsoft.com/mem/intune/fundamentals/reports-export-graph-available-reports",
      shape: "job",
      optIn: "exportJobs",
    },
    {
      method: "GET",
      version: "v1.0",
      path: `${JOBS}('{id}')`,
      permission: "DeviceManagementManagedDevices.Read.All",
      source: "https://learn.microsoft.com/mem/intune/fundamentals/reports-export-graph-apis",
      shape: "job",
      optIn: "exportJobs",
    },
  ];
}

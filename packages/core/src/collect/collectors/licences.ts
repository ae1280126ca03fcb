import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { Licence } from "../rows/tenant.ts";

/** Without `$select`, and tried without `$top`: the metadata says that the list takes neither. */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/subscribedSkus",
  entity: "subscribedSku",
  permission: "LicenseAssignment.Read.All",
  source: "https://learn.microsoft.com/graph/api/subscribedsku-list",
  shape: "list",
  probe: {},
};

/**
 * Service plans that bring Intune: plan 1 with its variants, Education, and the one for small companies.
 * `INTUNE_O365` is in nearly every Office subscription and is only Basic Mobility and Security.
 * https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
const INTUNE_PLAN = /^INTUNE_(?:A(?:_\w+)?|EDU|SMB(?:IZ)?|P1)$/i;

const Row = z.object({
  id: field.id,
  skuPartNumber: field.text,
  capabilityStatus: field.text,
  consumedUnits: field.number,
  prepaidUnits: z.object({ enabled: field.number, warning: field.number, suspended: field.number }).nullish(),
  servicePlans: z.array(z.object({ servicePlanName: field.text })).nullish(),
});

/** Subscriptions of the tenant and how much of them is assigned. */
export function createLicencesCollector(): Collector {
  return createListCollector({
    source: "licences",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): Licence => ({
      id: row.id,
      sku: row.skuPartNumber || row.id,
      state: row.capabilityStatus,
      assigned: row.consumedUnits ?? 0,
      enabled: row.prepaidUnits?.enabled ?? 0,
      warning: row.prepaidUnits?.warning ?? 0,
      suspended: row.prepaidUnits?.suspended ?? 0,
      intune: (row.servicePlans ?? []).some(({ servicePlanName }) => INTUNE_PLAN.test(servicePlanName)),
    }),
    lists: (licences) => ({ licences }),
    metrics: (licences) => {
      const intune = licences.filter((licence) => licence.intune);
      return {
        "licences.intune.enabled": sum(intune.map(({ enabled }) => enabled)),
        "licences.intune.assigned": sum(intune.map(({ assigned }) => assigned)),
      };
    },
  });
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

import { COMPANY } from "../estate/people.ts";
import { collectionAnswer, type Row } from "../odata/collection.ts";
import { graphDate, at } from "../scenario/calendar.ts";
import { BOTH, type GraphCall, type Route } from "./route.ts";

export const directoryRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "organization",
    type: "organization",
    permissions: ["Organization.Read.All", "Directory.Read.All"],
    answer(call) {
      const rows = [organization(call)];
      const properties = Object.keys(rows[0] ?? {});
      return collectionAnswer(
        rows,
        { context: "organization", type: "organization", properties, filterable: [], pageSize: 100 },
        call,
      );
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "subscribedSkus",
    type: "subscribedSku",
    permissions: ["Organization.Read.All", "Directory.Read.All", "LicenseAssignment.Read.All"],
    answer(call) {
      const rows = subscribedSkus(call);
      const properties = Object.keys(rows[0] ?? {});
      return collectionAnswer(
        rows,
        { context: "subscribedSkus", type: "subscribedSku", properties, filterable: [], pageSize: 100 },
        call,
      );
    },
  },
];

function organization(call: GraphCall): Row {
  const founded = graphDate(at(call.world.estate.calendar, -2200, 8.5));
  return {
    id: call.settings.tenantId,
    deletedDateTime: null,
    businessPhones: [],
    city: COMPANY.city,
    country: null,
    countryLetterCode: "SE",
    createdDateTime: founded,
    defaultUsageLocation: null,
    displayName: COMPANY.name,
    marketingNotificationEmails: [],
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    postalCode: null,
    preferredLanguage: "sv",
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    state: null,
    street: null,
    technicalNotificationMails: [`it@${COMPANY.domain}`],
    tenantType: "AAD",
    assignedPlans: [
      {
        assignedDateTime: founded,
        capabilityStatus: "Enabled",
        service: "SCO",
        servicePlanId: "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
      },
    ],
    privacyProfile: null,
    provisionedPlans: [{ capabilityStatus: "Enabled", provisioningStatus: "Success", service: "SCO" }],
    verifiedDomains: [
      {
        capabilities: "Email, OfficeCommunicationsOnline",
        isDefault: true,
        isInitial: false,
        name: COMPANY.domain,
        type: "Managed",
      },
      {
        capabilities: "None",
        isDefault: false,
        isInitial: true,
        name: COMPANY.initialDomain,
        type: "Managed",
      },
    ],
  };
}

/** Intune, and Office with the small device management that it brings, which nobody has turned on. */
function subscribedSkus(call: GraphCall): readonly Row[] {
  const users = Math.ceil(call.world.estate.size * 0.7) + 5;
  const intune = { skuId: "061f9ace-7d42-4136-88ac-31dc755f143f", skuPartNumber: "INTUNE_A" };
  const office = { skuId: "6fd2c87f-b296-42f0-b197-1e91e994b900", skuPartNumber: "ENTERPRISEPACK" };
  return [
    {
      ...subscribedSku(call, users, users + 25),
      ...intune,
      id: `${call.settings.tenantId}_${intune.skuId}`,
      servicePlans: [servicePlan("INTUNE_A", "c1ec4a95-1f05-45b3-a911-aa3fa01094f5", "Success")],
    },
    {
      ...subscribedSku(call, users - 3, users),
      ...office,
      id: `${call.settings.tenantId}_${office.skuId}`,
      servicePlans: [
        servicePlan("EXCHANGE_S_ENTERPRISE", "efb87545-963c-4e0d-99df-69c6916d9eb0", "Success"),
        servicePlan("INTUNE_O365", "882e1d05-acd1-4ccb-8708-6ee03664b117", "PendingActivation"),
      ],
    },
  ];
}

function subscribedSku(call: GraphCall, assigned: number, enabled: number): Row {
  return {
    accountName: COMPANY.name,
    accountId: call.settings.tenantId,
    appliesTo: "User",
    capabilityStatus: "Enabled",
    consumedUnits: assigned,
    prepaidUnits: { enabled, suspended: 0, warning: 0, lockedOut: 0 },
    subscriptionIds: [],
  };
}

function servicePlan(servicePlanName: string, servicePlanId: string, provisioningStatus: string): Row {
  return { appliesTo: "Company", provisioningStatus, servicePlanId, servicePlanName };
}

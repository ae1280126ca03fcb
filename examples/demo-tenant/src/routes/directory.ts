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
      const rows = [subscribedSku(call)];
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

function subscribedSku(call: GraphCall): Row {
  const users = Math.ceil(call.world.estate.size * 0.7) + 5;
  return {
    id: `${call.settings.tenantId}_061f9ace-7d42-4136-88ac-31dc755f143f`,
    accountName: COMPANY.name,
    accountId: call.settings.tenantId,
    appliesTo: "User",
    capabilityStatus: "Enabled",
    consumedUnits: users,
    prepaidUnits: { enabled: users + 25, suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans: [
      {
        appliesTo: "Company",
        provisioningStatus: "Success",
        servicePlanId: "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
        servicePlanName: "INTUNE_A",
      },
    ],
    skuId: "061f9ace-7d42-4136-88ac-31dc755f143f",
    skuPartNumber: "INTUNE_A",
    subscriptionIds: [],
  };
}

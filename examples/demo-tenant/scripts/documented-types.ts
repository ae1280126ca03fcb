import type { Metadata, PropertyFacts } from "./metadata.ts";

type Version = "v1.0" | "beta";

/** A type that stands in no metadata at hand, written down by hand from a page of the documentation. */
interface DocumentedType {
  readonly source: string;
  readonly versions: readonly Version[];
  readonly base: string | null;
  /** The list at the root of the service that holds it. */
  readonly root?: string;
  /** As in the contract: `!` at the end means never null. */
  readonly properties: Readonly<Record<string, string>>;
  readonly navigation?: Readonly<Record<string, string>>;
}

interface DocumentedEnum {
  readonly source: string;
  readonly members: readonly string[];
}

interface DocumentedPath {
  readonly source: string;
  /** Application permissions, those that read only. */
  readonly permissions: readonly string[];
}

const RESOURCES = "https://learn.microsoft.com/graph/api/resources";
const BETA = "?view=graph-rest-beta";

const TYPES: Readonly<Record<string, DocumentedType>> = {
  windowsFeatureUpdateProfile: {
    source: `${RESOURCES}/intune-softwareupdate-windowsfeatureupdateprofile${BETA}`,
    versions: ["beta"],
    base: "entity",
    properties: {
      displayName: "Edm.String",
      description: "Edm.String",
      featureUpdateVersion: "Edm.String",
      rolloutSettings: "windowsUpdateRolloutSettings",
      createdDateTime: "Edm.DateTimeOffset!",
      lastModifiedDateTime: "Edm.DateTimeOffset!",
      roleScopeTagIds: "Collection(Edm.String)",
      deployableContentDisplayName: "Edm.String",
      endOfSupportDate: "Edm.DateTimeOffset!",
      installLatestWindows10OnWindows11IneligibleDevice: "Edm.Boolean!",
      installFeatureUpdatesOptional: "Edm.Boolean!",
    },
  },
  windowsUpdateRolloutSettings: {
    source: `${RESOURCES}/intune-softwareupdate-windowsupdaterolloutsettings${BETA}`,
    versions: ["beta"],
    base: null,
    properties: {
      offerStartDateTimeInUTC: "Edm.DateTimeOffset",
      offerEndDateTimeInUTC: "Edm.DateTimeOffset",
      offerIntervalInDays: "Edm.Int32",
    },
  },
  operationApprovalRequest: {
    source: `${RESOURCES}/intune-rbac-operationapprovalrequest${BETA}`,
    versions: ["beta"],
    base: "entity",
    properties: {
      requestDateTime: "Edm.DateTimeOffset!",
      expirationDateTime: "Edm.DateTimeOffset!",
      lastModifiedDateTime: "Edm.DateTimeOffset!",
      requestor: "identitySet",
      approver: "identitySet",
      status: "operationApprovalRequestStatus!",
      requestJustification: "Edm.String",
      approvalJustification: "Edm.String",
      requiredOperationApprovalPolicyTypes: "Collection(operationApprovalPolicyType)",
    },
  },
  identitySet: {
    source: `${RESOURCES}/identityset`,
    versions: ["v1.0", "beta"],
    base: null,
    properties: { application: "identity", device: "identity", user: "identity" },
  },
  application: {
    source: `${RESOURCES}/application`,
    versions: ["v1.0", "beta"],
    base: "directoryObject",
    root: "applications",
    properties: {
      appId: "Edm.String!",
      applicationTemplateId: "Edm.String",
      createdDateTime: "Edm.DateTimeOffset",
      description: "Edm.String",
      disabledByMicrosoftStatus: "Edm.String",
      displayName: "Edm.String",
      groupMembershipClaims: "Edm.String",
      identifierUris: "Collection(Edm.String)",
      isDeviceOnlyAuthSupported: "Edm.Boolean",
      isFallbackPublicClient: "Edm.Boolean",
      keyCredentials: "Collection(keyCredential)",
      notes: "Edm.String",
      passwordCredentials: "Collection(passwordCredential)",
      publisherDomain: "Edm.String",
      signInAudience: "Edm.String",
      tags: "Collection(Edm.String)",
      tokenEncryptionKeyId: "Edm.Guid",
    },
    navigation: { owners: "Collection(directoryObject)" },
  },
  passwordCredential: {
    source: `${RESOURCES}/passwordcredential`,
    versions: ["v1.0", "beta"],
    base: null,
    properties: {
      customKeyIdentifier: "Edm.Binary",
      displayName: "Edm.String",
      endDateTime: "Edm.DateTimeOffset",
      hint: "Edm.String",
      keyId: "Edm.Guid",
      secretText: "Edm.String",
      startDateTime: "Edm.DateTimeOffset",
    },
  },
  keyCredential: {
    source: `${RESOURCES}/keycredential`,
    versions: ["v1.0", "beta"],
    base: null,
    properties: {
      customKeyIdentifier: "Edm.Binary",
      displayName: "Edm.String",
      endDateTime: "Edm.DateTimeOffset",
      key: "Edm.Binary",
      keyId: "Edm.Guid",
      startDateTime: "Edm.DateTimeOffset",
      type: "Edm.String",
      usage: "Edm.String",
    },
  },
};

const ENUMS: Readonly<Record<string, DocumentedEnum>> = {
  operationApprovalRequestStatus: {
    source: `${RESOURCES}/intune-rbac-operationapprovalrequeststatus${BETA}`,
    members: [
      "unknown",
      "needsApproval",
      "approved",
      "rejected",
      "cancelled",
      "completed",
      "expired",
      "unknownFutureValue",
    ],
  },
  operationApprovalPolicyType: {
    source: `${RESOURCES}/intune-rbac-operationapprovalpolicytype${BETA}`,
    members: [
      "unknown",
      "deviceAction",
      "deviceWipe",
      "deviceRetire",
      "deviceRetireNonCompliant",
      "deviceDelete",
      "deviceLock",
      "deviceErase",
      "deviceDisableActivationLock",
      "windowsEnrollment",
      "compliancePolicy",
      "configurationPolicy",
      "appProtectionPolicy",
      "policySet",
      "filter",
      "endpointSecurityPolicy",
      "app",
      "script",
      "role",
      "deviceResetPasscode",
      "unknownFutureValue",
      "operationApprovalPolicy",
      "autopilot",
      "windows365",
      "deviceEnrollment",
      "deviceUpdate",
      "enrollmentRestriction",
      "tenantConfiguration",
      "tunnel",
      "endpointPrivilegeManagement",
      "deviceSecurityAction",
    ],
  },
};

/** Who may read the lists of these types. */
export const DOCUMENTED_PATHS: Readonly<Record<string, DocumentedPath>> = {
  "/groups/{}/transitiveMembers": {
    source: "https://learn.microsoft.com/graph/api/group-list-transitivemembers",
    permissions: ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"],
  },
  "/deviceManagement/windowsFeatureUpdateProfiles": {
    source: `https://learn.microsoft.com/graph/api/intune-softwareupdate-windowsfeatureupdateprofile-list${BETA}`,
    permissions: ["DeviceManagementConfiguration.Read.All"],
  },
  "/deviceManagement/operationApprovalRequests": {
    source: `https://learn.microsoft.com/graph/api/intune-rbac-operationapprovalrequest-list${BETA}`,
    permissions: ["DeviceManagementConfiguration.Read.All", "DeviceManagementRBAC.Read.All"],
  },
  "/applications": {
    source: "https://learn.microsoft.com/graph/api/application-list",
    permissions: ["Application.Read.All", "Directory.Read.All"],
  },
};

/** Adds the types that a version is documented to have. @throws Error for one that the metadata has by now */
export function withDocumented(metadata: Metadata, version: Version): Metadata {
  const types = new Map(metadata.types);
  const enums = new Map(metadata.enums);
  const roots = new Map(metadata.roots);
  for (const [name, { versions, base, root, properties, navigation = {} }] of Object.entries(TYPES)) {
    if (!versions.includes(version)) continue;
    if (types.has(name))
      throw new Error(`${name} stands in the metadata: take it out of documented-types.ts`);
    const facts = Object.entries(properties).map(([key, type]) => [key, propertyOf(type)] as const);
    types.set(name, {
      base,
      open: false,
      properties: new Map(facts),
      navigation: new Map(Object.entries(navigation)),
    });
    if (root !== undefined) roots.set(root, `Collection(${name})`);
  }
  for (const [name, { members }] of Object.entries(ENUMS)) {
    if (!enums.has(name)) enums.set(name, { flags: false, members: [...members] });
  }
  return { ...metadata, types, enums, roots };
}

function propertyOf(type: string): PropertyFacts {
  return { type: type.replace(/!$/, ""), nullable: !type.endsWith("!") };
}

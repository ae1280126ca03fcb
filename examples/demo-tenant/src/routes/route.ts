import type { ExportStore } from "../exports.ts";
import type { Answer } from "../http/answer.ts";
import type { ODataQuery } from "../odata/query.ts";
import type { World } from "../world.ts";

export type Version = "v1.0" | "beta";

/** A request that has passed the sign-in and found its route. */
export interface GraphCall {
  readonly world: World;
  readonly version: Version;
  /** Keys out of the path, in order. */
  readonly keys: readonly string[];
  readonly query: ODataQuery;
  /** From `Prefer: odata.maxpagesize`. */
  readonly maxPageSize: number | null;
  /** Address of the version, for contexts: `http://127.0.0.1:4000/v1.0`. */
  readonly root: string;
  /** Address of the request without its query. */
  readonly self: string;
  /** The parsed JSON body of a POST. */
  readonly body: unknown;
  readonly exports: ExportStore;
  readonly settings: TenantSettings;
}

/** What the tenant's owner chose. */
export interface TenantSettings {
  readonly tenantId: string;
  /** The app that signs in. */
  readonly clientId: string;
  readonly pageSize: number;
  /** What the app was granted; null: everything. */
  readonly permissions: readonly string[] | null;
  /** Carry texts that attack a careless reader. */
  readonly hostileNames: boolean;
  /** False: no Apple push certificate has ever been set up. */
  readonly pushCertificate: boolean;
}

export interface Route {
  readonly method: "GET" | "POST";
  readonly versions: readonly Version[];
  /** Below the version; `{}` stands for a key. */
  readonly path: string;
  /** Type of what is answered, as the metadata names it; null for reports. */
  readonly type: string | null;
  /** Of a list of several kinds, the types of its members, as the metadata names them. */
  readonly kinds?: readonly string[];
  /** Navigation properties that are shown when `$expand` asks for them. */
  readonly expands?: readonly string[];
  /** Any of these would do. */
  readonly permissions: readonly string[];
  answer(call: GraphCall): Answer;
}

export const BOTH: readonly Version[] = ["v1.0", "beta"];
export const BETA: readonly Version[] = ["beta"];
export const DEVICES_READ: readonly string[] = [
  "DeviceManagementManagedDevices.Read.All",
  "DeviceManagementManagedDevices.ReadWrite.All",
];
export const CONFIGURATION_READ: readonly string[] = [
  "DeviceManagementConfiguration.Read.All",
  "DeviceManagementConfiguration.ReadWrite.All",
];
export const SERVICE_CONFIG_READ: readonly string[] = [
  "DeviceManagementServiceConfig.Read.All",
  "DeviceManagementServiceConfig.ReadWrite.All",
];
export const APPS_READ: readonly string[] = [
  "DeviceManagementApps.Read.All",
  "DeviceManagementApps.ReadWrite.All",
];

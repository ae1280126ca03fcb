/** Install figures of one assigned app. */
export interface AppInstallState {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly platform: string;
  readonly installed: number;
  readonly failed: number;
  readonly pending: number;
  readonly notInstalled: number;
  readonly notApplicable: number;
}

/** One failed install on one device. `code` is written as `0x` and eight hex digits, or as it came. */
export interface AppFailure {
  readonly appId: string;
  readonly appName: string;
  readonly deviceName: string;
  readonly userPrincipalName: string;
  readonly platform: string;
  readonly code: string;
  readonly at: Date | null;
}

/** Whom an app is assigned to. */
export interface AppAssignments {
  readonly id: string;
  readonly name: string;
  /** The OData type without namespace, or `mobileApp` when it is missing. */
  readonly kind: string;
  readonly publisher: string;
  /**
   * Assignments by intent: `required`, `available`, `uninstall`, `availableWithoutEnrollment` or a later member.
   * Groups that are left out do not count.
   */
  readonly intents: Readonly<Record<string, number>>;
  readonly toAllDevices: boolean;
  readonly toAllUsers: boolean;
  /** Groups that an assignment leaves out. */
  readonly excludedGroups: number;
}

/** Licences of a volume-purchased app. */
export interface AppLicence {
  readonly id: string;
  readonly name: string;
  /** `iOS` or `macOS`. */
  readonly platform: string;
  readonly used: number;
  readonly total: number;
}

/** One kind of malware seen in the estate (Graph `windowsMalwareInformation`). */
export interface Malware {
  readonly id: string;
  readonly name: string;
  readonly severity: string;
  readonly category: string;
  readonly lastDetectedAt: Date | null;
  readonly url: string | null;
}

/** A Windows device whose protection needs a person, with why. */
export interface UnhealthyDevice {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly userPrincipalName: string;
  readonly deviceState: string;
  readonly realTimeProtection: boolean | null;
  readonly malwareProtection: boolean | null;
  readonly signatureOverdue: boolean | null;
  readonly signatureVersion: string;
  readonly lastReportedAt: Date | null;
  /** Threats in state active, actionFailed or manualStepsRequired. */
  readonly activeThreats: number;
  readonly productStatus: readonly string[];
}

/** A Defender alert that touches managed devices. */
export interface SecurityAlert {
  readonly id: string;
  readonly title: string;
  /** `unknown`, `informational`, `low`, `medium`, `high` or a later member. */
  readonly severity: string;
  /** `new`, `inProgress`, `resolved` or a later member. */
  readonly status: string;
  readonly category: string;
  /** The product that raised it, for example `microsoftDefenderForEndpoint`. */
  readonly serviceSource: string;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  /** Names of the devices among its evidence. */
  readonly devices: readonly string[];
  readonly url: string | null;
}

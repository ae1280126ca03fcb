export const EXPIRY_KINDS = [
  "apple-push-certificate",
  "vpp-token",
  "ade-token",
  "app-secret",
  "app-certificate",
] as const;

export type ExpiryKind = (typeof EXPIRY_KINDS)[number];

/** Something that ends on a date and takes management with it. */
export interface Expiry {
  readonly id: string;
  readonly kind: ExpiryKind;
  readonly name: string;
  readonly expiresAt: Date | null;
  readonly lastSyncAt: Date | null;
  readonly state: string;
}

export const CONNECTOR_KINDS = [
  "mobile-threat-defense",
  "certificate",
  "ndes",
  "domain-join",
  "exchange",
  "managed-google-play",
  "apple-enrollment",
] as const;

export type ConnectorKind = (typeof CONNECTOR_KINDS)[number];

/** A connector to another system and when it was last heard from. */
export interface Connector {
  readonly id: string;
  readonly kind: ConnectorKind;
  readonly name: string;
  readonly state: string;
  /** Number of its last failure, where the other side gives one. */
  readonly code?: string;
  readonly lastHeartbeatAt: Date | null;
}

/** A partner that manages devices beside Intune, for example Jamf. */
export interface ManagementPartner {
  readonly id: string;
  readonly name: string;
  /** `unavailable`, `enabled`, `terminated`, `rejected`, `unresponsive` or a later member. */
  readonly state: string;
  readonly type: string;
  readonly configured: boolean | null;
  readonly lastHeartbeatAt: Date | null;
  /** When its devices lose management, `null` when none is set. */
  readonly removalAt: Date | null;
}

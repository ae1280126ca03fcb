/** One subscription of the tenant and how much of it is assigned. */
export interface Licence {
  readonly id: string;
  /** For example `INTUNE_A`. */
  readonly sku: string;
  /** `Enabled`, `Warning`, `Suspended`, `Deleted`, `LockedOut` or a later member. */
  readonly state: string;
  readonly assigned: number;
  readonly enabled: number;
  readonly warning: number;
  readonly suspended: number;
  /** Whether it brings Intune. */
  readonly intune: boolean;
}

/** Something that a person or an application changed in Intune. */
export interface AuditEvent {
  readonly id: string;
  readonly at: Date | null;
  /** For example `Patch DeviceCompliancePolicy`. */
  readonly activity: string;
  /** `Create`, `Patch`, `Delete`, `Action` or a later word. */
  readonly operation: string;
  readonly category: string;
  readonly result: string;
  /** User principal name, else the name of the application. */
  readonly actor: string;
  /** Names of what was changed. */
  readonly resources: readonly string[];
}

/** A change that waits for a second administrator's approval. */
export interface ApprovalRequest {
  readonly id: string;
  readonly status: string;
  readonly requestedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly requestor: string;
  readonly justification: string;
}

/** Who has a role in Intune. */
export interface RoleAssignment {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Ids of the groups whose members have the role. */
  readonly members: readonly string[];
  readonly resourceScopes: readonly string[];
}

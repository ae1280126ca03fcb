/** An account of the directory (Graph `user`), only the fields that telling somebody something takes. */
export interface DirectoryUser {
  readonly id: string;
  readonly userPrincipalName: string;
  /** `""` for an account without a mailbox. */
  readonly mail: string;
  readonly name: string;
  /** Tag of a language such as `sv-SE`; `""` when none was chosen. */
  readonly language: string;
  /** `null` when the service does not say. */
  readonly enabled: boolean | null;
  readonly guest: boolean;
}

/** Somebody or something in a group, or in a group within it. */
export interface GroupMember {
  /** Object id of the group that was asked for. */
  readonly group: string;
  readonly kind: "user" | "device";
  /** Object id in the directory; for a device not the id that Intune names it by. */
  readonly id: string;
}

/** How the reading of one group went. */
export interface DirectoryGroup {
  readonly id: string;
  /** `cut` is read in part; `gone` is not in this tenant. */
  readonly state: "read" | "cut" | "forbidden" | "gone" | "unreadable";
  readonly people: number;
  readonly devices: number;
}

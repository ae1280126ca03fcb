import type { Device } from "../collect/rows/device.ts";
import type { LocaleId } from "../compose/document.ts";

/** Somebody outside of the plan who is told something: the owner of a device, or a member of a group. */
export interface Recipient {
  /** User principal name in lower case; knows the person again whatever their address. */
  readonly key: string;
  readonly address: string;
  readonly name: string;
  readonly language: LocaleId;
  /** The person's devices because of which they are told; none for a member of a group. */
  readonly devices: readonly Device[];
}

/** Why somebody whom a matter touches is not told. */
export const EXCLUSIONS = [
  /** The device has no user. */
  "noUser",
  /** The directory does not know the user, or could not be read. */
  "unknownUser",
  /** The account is disabled. */
  "disabled",
  /** The directory has no usable mail address. */
  "noAddress",
  /** The plan says that nothing is sent there. */
  "doNotSend",
  /** They were told already. */
  "told",
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Who is told, and who is not and why. */
export interface Resolution {
  /** Each person once. */
  readonly recipients: readonly Recipient[];
  readonly excluded: readonly { readonly key: string; readonly devices: number; readonly why: Exclusion }[];
  /** Why the answer may not be whole, for administrators; empty when it is. */
  readonly doubts: readonly string[];
}

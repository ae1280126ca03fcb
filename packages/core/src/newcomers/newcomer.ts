import type { Platform } from "../updates/update.ts";

/** Somebody whose first device came after the people of the tenant were counted for the first time. */
export interface Newcomer {
  /** User principal name in lower case, as it is now. */
  readonly key: string;
  /** When the device was enrolled; where the service does not say, when it was first seen. */
  readonly firstDeviceAt: Date;
  /** When it was first seen here. */
  readonly seenAt: Date;
  /** What their devices run on. */
  readonly platforms: readonly Platform[];
  /** Null while they are without it. */
  readonly welcomedAt: Date | null;
  /** Id of the notice that was their welcome. */
  readonly notice: string | null;
}

/** Newcomers of one tenant. */
export interface NewcomerLog {
  /** Since when they are told apart from those who were there before; null as long as nobody was counted. */
  readonly since: Date | null;
  /** The newest first. */
  readonly people: readonly Newcomer[];
}

/** Nobody was counted yet, or newcomers are not watched. */
export const NO_NEWCOMERS: NewcomerLog = { since: null, people: [] };

/** Somebody who has been seen with a device, so that they are new no more. */
export interface KnownPerson {
  readonly key: string;
  /** Object id in the directory, by which a changed name is known again; null when it was never told. */
  readonly userId: string | null;
  /** Id of the device that they were first seen with. */
  readonly firstDevice: string;
}

/** Somebody who is seen with a device for the first time. */
export interface SeenPerson extends KnownPerson {
  readonly firstDeviceAt: Date;
  readonly platforms: readonly Platform[];
  /** False for whoever had a device before, or has taken over somebody else's. */
  readonly isNew: boolean;
}

/** What a snapshot changes in what is known of people. */
export interface PeopleChanges {
  /** Everybody is counted for the first time: nobody is new. */
  readonly begins: boolean;
  /** May be made while it is gone through: at the first count it is everybody. */
  readonly seen: Iterable<SeenPerson>;
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Object ids of people who were known by their name alone. */
  readonly identified: readonly { readonly key: string; readonly userId: string }[];
}

import type { Device } from "../collect/rows/device.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Recipient, Resolution } from "../audiences/recipient.ts";
import type { LocaleId } from "../compose/document.ts";
import type { NoticeKind, Plan } from "../config/plan/plan.ts";
import type { Newcomer } from "../newcomers/newcomer.ts";
import type { UpdateRecord } from "../updates/update-record.ts";
import type { NamedVersion, Platform } from "../updates/update.ts";
import type { NoticeExclusion } from "./exclusions.ts";
import type { GraceReason } from "./grace-reason.ts";
import type { ToldLog } from "./told-log.ts";

/** Something that users must be told of, with everybody whom it touches. */
export interface NoticeMatter {
  readonly kind: NoticeKind;
  /**
   * Names the matter for good. A change or an end of support has its date in it, so that a moved date is a new matter;
   * what is told device by device (grace periods, stale devices, welcomes) shares one subject.
   */
  readonly subject: string;
  readonly facts: MatterFacts;
  /** When it takes effect, of several the first; null where it has no such time. */
  readonly effectAt: Date | null;
  readonly recipients: readonly MatterRecipient[];
  readonly excluded: readonly Excluded[];
  /** Why the audience may not be whole, for administrators. */
  readonly doubts: readonly string[];
}

/** What a matter is, the same for everybody. */
export interface MatterFacts {
  /** Microsoft's own words for it, one for each language that it is told in; none where it is not told of by others. */
  readonly titles: readonly QuotedTitle[];
  readonly platforms: readonly Platform[];
  /** Versions whose support ends. */
  readonly versions: readonly NamedVersion[];
  /** When it happens, by its own words. */
  readonly dateAt: Date | null;
  readonly sinceAt: Date | null;
  readonly endedAt: Date | null;
  /** Key of the update that it is, if it is one. */
  readonly update: string | null;
  /** Whether nobody could tell whom it touches, so that everybody with a device is told. */
  readonly toEverybody: boolean;
}

export interface QuotedTitle {
  readonly language: LocaleId | null;
  readonly title: string;
  readonly url: string | null;
}

/** Somebody who is told, and what they are told. */
export interface MatterRecipient extends Omit<Recipient, "devices"> {
  /** Names, for good, what this person is told: nobody is told the same twice. At least one. */
  readonly about: readonly string[];
  readonly effectAt: Date | null;
  readonly devices: readonly ToldDevice[];
}

/** A device of the reader's, with what is to be said of it. */
export interface ToldDevice {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform | null;
  readonly osVersion: string;
  /** When access ends. */
  readonly endsAt: Date | null;
  readonly reason: GraceReason | null;
  readonly lastSeenAt: Date | null;
}

/** People who are not told, of one reason. */
export interface Excluded {
  readonly key: string;
  readonly devices: number;
  readonly why: NoticeExclusion;
}

/** What matters are found from. All of it is handed in: finding is pure. */
export interface MatterInput {
  readonly snapshot: Snapshot;
  /** Updates as they stand now. */
  readonly records: readonly UpdateRecord[];
  readonly plan: Plan;
  readonly now: Date;
  /** The people behind devices. */
  readonly resolve: (devices: readonly Device[]) => Resolution;
  readonly told: ToldLog;
  /** People with their first device who wait for their welcome; null where that is not known. */
  readonly newcomers: readonly Pick<Newcomer, "key">[] | null;
}

/** What one kind found, or why it could not look. */
export type Found =
  | { readonly kind: "found"; readonly matters: readonly NoticeMatter[] }
  /** A sentence for administrators. */
  | { readonly kind: "unseen"; readonly why: string };

/** A kind of notice: finds what is to be told. */
export interface NoticeFinder {
  readonly kind: NoticeKind;
  find(input: MatterInput): Found;
}

/** Nothing is known of a matter but what is handed in. */
export function facts(patch: Partial<MatterFacts>): MatterFacts {
  return {
    titles: [],
    platforms: [],
    versions: [],
    dateAt: null,
    sinceAt: null,
    endedAt: null,
    update: null,
    toEverybody: false,
    ...patch,
  };
}

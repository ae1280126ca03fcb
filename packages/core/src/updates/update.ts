/** Platforms that an update can touch. */
export const PLATFORMS = [
  "windows",
  "ios",
  "ipados",
  "macos",
  "android",
  "linux",
  "chromeos",
  "visionos",
  "tvos",
] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What an update is. */
export const UPDATE_KINDS = [
  "new",
  "changed",
  "retirement",
  "actionRequired",
  "incident",
  "osRelease",
  "endOfSupport",
] as const;
export type UpdateKind = (typeof UPDATE_KINDS)[number];

/** Whom an update has an effect on: those who run Intune, those who help, those who use a device. */
export const UPDATE_AUDIENCES = ["admin", "helpdesk", "user"] as const;
export type UpdateAudience = (typeof UPDATE_AUDIENCES)[number];

/** How far a change has come: said to be coming, or there. */
export const UPDATE_STAGES = ["inDevelopment", "announced", "released"] as const;
export type UpdateStage = (typeof UPDATE_STAGES)[number];

/** A version of an operating system that an update names; `below` stands for every earlier one too. */
export interface NamedVersion {
  readonly platform: Platform;
  /** As people write it, for example `17`, `10.15` or `24H2`. */
  readonly version: string;
  /** `exact` this version, `below` it, or `upTo` and with it. */
  readonly range: "exact" | "below" | "upTo";
}

/** One change notice: a what's-new item, a message-center post, a service-health issue or an OS release. */
export interface Update {
  /** Stable through title edits, moves and archiving, for example `whats-new:32843208` or `message-center:MC1183015`. */
  readonly key: string;
  /** Id of the source, for example `service-messages` or `feed:intune-whats-new`. */
  readonly source: string;
  readonly title: string;
  /** Plain text of the notice, cleaned and capped, in the language of its source. */
  readonly summary: string;
  readonly url: string | null;
  readonly platforms: readonly Platform[];
  /** The provider's own heading or category, as it came. */
  readonly category: string | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  /** The date by which someone must act, or on which it takes effect, when the notice has one. */
  readonly actBy: Date | null;
  /** As the provider says: `normal`, `high`, `critical` or a later word; null when it says nothing. */
  readonly severity: string | null;
  /** `changed` when the provider edited it after it was first published. */
  readonly state: "new" | "changed";
  readonly kind: UpdateKind;
  /** At least one. */
  readonly audiences: readonly UpdateAudience[];
  /** Id of the part of the product that it's about, for example `device-enrollment`; null when none is told. */
  readonly area: string | null;
  readonly stage: UpdateStage;
  /** Language of title and summary, `null` when it cannot be told. */
  readonly language: "en" | "sv" | null;
  readonly versions: readonly NamedVersion[];
  /** Addresses that the notice names besides its own, each safe to show as a link. */
  readonly links: readonly string[];
  /** Other keys under which the same change is known: further work-item numbers, ids that the provider gave before. */
  readonly aliases: readonly string[];
}

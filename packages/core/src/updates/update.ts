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

/** One change notice: a what's-new item, a message-center post, a service-health issue or an OS release. */
export interface Update {
  /** Stable through title edits, moves and archiving, for example `whats-new:32843208` or `message-center:MC1183015`. */
  readonly key: string;
  readonly source: string;
  readonly title: string;
  readonly summary: string;
  readonly url: string | null;
  readonly platforms: readonly Platform[];
  readonly category: string | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  /** The date by which someone must act, when the notice has one. */
  readonly actBy: Date | null;
  /** As the provider says: `normal`, `high`, `critical`, or null. */
  readonly severity: string | null;
  /** `changed` when the provider edited it after it was first published. */
  readonly state: "new" | "changed";
}

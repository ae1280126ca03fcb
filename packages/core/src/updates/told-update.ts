import type { NamedVersion, Platform, UpdateKind, UpdateStage } from "./update.ts";

/** An update as a source tells it, before it is classified. */
export interface ToldUpdate {
  readonly key: string;
  readonly source: string;
  readonly title: string;
  /** Plain text, cleaned and capped. */
  readonly summary: string;
  readonly url: string | null;
  /** What the source itself says; empty leaves it to the text. */
  readonly platforms: readonly Platform[];
  readonly category: string | null;
  /** Further words of the source about it: tags, services, headings. */
  readonly tags: readonly string[];
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  /** A date to act by that the source states as such. */
  readonly actBy: Date | null;
  readonly severity: string | null;
  readonly state: "new" | "changed";
  readonly stage: UpdateStage;
  readonly aliases: readonly string[];
  /** Addresses that the source gives besides the notice's own, as they came. Absent leaves them to the text. */
  readonly links?: readonly string[];
  /** Versions that the source states as data. Absent leaves them to the text. */
  readonly versions?: readonly NamedVersion[];
  /** What it is, where the form of the source leaves no doubt, as with an incident or a release. Absent leaves it to the text. */
  readonly kind?: UpdateKind;
}

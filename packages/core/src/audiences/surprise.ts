/** Somebody should look before anything is sent: the audience is not of the size that it was. */
export type Surprise =
  /** Nobody is in it. `before` is null when nothing is known of former times. */
  | { readonly kind: "nobody"; readonly before: number | null }
  /** At least ten times as many as last time. */
  | { readonly kind: "tenfold"; readonly before: number; readonly now: number }
  /** More than the plan allows, and more than the last that somebody agreed to. */
  | { readonly kind: "many"; readonly now: number; readonly most: number };

const TENFOLD = 10;

/**
 * Whether the size of an audience must be looked at before anything goes out to it. Pure.
 * @param now People who would be told.
 * @param before How many were told last time, which somebody agreed to where they were many; null for the first time.
 * @param most More than this many are looked at, unless at least as many were told last time.
 */
export function surpriseOf(now: number, before: number | null, most: number): Surprise | null {
  if (now === 0) return { kind: "nobody", before };
  if (before !== null && before > 0 && now >= TENFOLD * before) return { kind: "tenfold", before, now };
  return now > most && (before ?? 0) < now ? { kind: "many", now, most } : null;
}

/** What a person who is asked reads. */
export function surpriseText(surprise: Surprise): string {
  switch (surprise.kind) {
    case "nobody":
      return surprise.before === null || surprise.before === 0
        ? "nobody is in the audience"
        : `nobody is in the audience any more; there were ${surprise.before} last time`;
    case "tenfold":
      return `${surprise.now} people are in the audience, ten times more than last time (${surprise.before})`;
    default:
      return `${surprise.now} people are in the audience, more than the ${surprise.most} that notices.mostRecipients allows`;
  }
}

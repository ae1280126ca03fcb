/** Causes that need no figure and no name to be told. */
export const PLAIN_CAUSES = [
  "unauthorized",
  "throttled",
  "unavailable",
  "timeout",
  "network",
  "badRequest",
  "badAnswer",
  /** The service, the cloud or the licence does not have it. */
  "notOffered",
  /** A list ended before its end. */
  "cut",
  /** A list changed while it was read, so that rows may have been passed over. */
  "moved",
  /** The list is whole, but not all that belongs to its rows. */
  "details",
  /** More than are read one by one. */
  "tooMany",
  /** Beta requests, which the tenant does not allow. */
  "switchedOff",
  "feed",
  "feedItems",
  /** A fault of the program. */
  "fault",
] as const;

export type PlainCause = (typeof PLAIN_CAUSES)[number];

/**
 * Why a source was not read in full, as data, so that reports can say it in the reader's language and without
 * paths and request ids.
 */
export type CoverageCause =
  | { readonly kind: PlainCause }
  /** `permission` names what to grant, several with a comma between them. */
  | { readonly kind: "forbidden"; readonly permission: string }
  /** Rows that could not be understood, or devices that the service counts and does not list. */
  | { readonly kind: "rows" | "unlisted"; readonly rows: number };

/** What a server answered for a feed, as it is kept so that next time one need only ask whether it still holds. */
export interface FeedAnswer {
  /** Address that it was found at in the end, after redirects. */
  readonly base: string;
  /** After decompression. */
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly etag: string | null;
  /** As the server wrote it. */
  readonly lastModified: string | null;
}

/** The last answer of each feed, by the address that is configured. */
export interface FeedAnswers {
  get(address: string): Promise<FeedAnswer | null>;
  /** Keeps an answer in place of the one before. */
  put(address: string, answer: FeedAnswer): Promise<void>;
}

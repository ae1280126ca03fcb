export interface TokenRequest {
  /** Do not answer from a cache: the last token was refused. */
  readonly forceRefresh?: boolean;
  readonly signal?: AbortSignal;
}

/** Where bearer tokens come from. Throws an OmError `graph.sign-in` when none can be had. */
export interface TokenSource {
  getToken(request?: TokenRequest): Promise<string>;
}

const UNKNOWN = "unknown";

/** Whether the service said nothing of a state: it left it out, or wrote that it does not know. */
export function isUnsaid(state: string): boolean {
  // Asked of every device of a fleet: the length tells nearly all of them.
  return state === "" || (state.length === UNKNOWN.length && state.toLowerCase() === UNKNOWN);
}

import type { NoticeKind } from "../config/plan/notices.ts";

/** What a plan's own text for a kind of notice must say in `{placeholders}`, and what it may say. */
export interface Placeholders {
  /** Without these the reader could not know what it is about. */
  readonly required: readonly string[];
  /** The required ones are among them. */
  readonly allowed: readonly string[];
}

/** Known whatever the notice is about: the reader's name, who writes, and where help is. */
const ALWAYS = ["name", "organisation", "help"] as const;

/**
 * The placeholders of each kind, in the subject and the body of a template taken together. A date stands as the
 * reader's language writes it; a list of devices as names with commas.
 */
export const NOTICE_PLACEHOLDERS: Readonly<Record<NoticeKind, Placeholders>> = {
  change: of(["title", "date"], ["devices", "platforms", "link"]),
  "end-of-support": of(["devices", "date"], ["version", "system"]),
  "grace-period": of(["device", "reason", "deadline"], ["days"]),
  "stale-device": of(["device", "lastSeen"], ["days"]),
  incident: of(["title"], ["since", "devices", "platforms", "link"]),
  "incident-end": of(["title"], ["since", "ended", "link"]),
  welcome: of(["guides"], ["strategy", "devices", "platforms"]),
};

function of(required: readonly string[], also: readonly string[]): Placeholders {
  return { required, allowed: [...required, ...also, ...ALWAYS] };
}

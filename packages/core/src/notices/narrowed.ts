import { versionsOf } from "../updates/classify/versions.ts";
import type { Update, UpdateKind } from "../updates/update.ts";

/** Something must be done, or goes away: what such a title demands, the devices before it lack. */
const DEMANDING: readonly UpdateKind[] = ["actionRequired", "retirement"];
const DEMANDS = /\b(?:needs?|requires?|supports?|supporting|minimum)\b|kräv|stöd|lägsta/i;

/**
 * An update whose title demands a least version, such as `will need iOS 18 or later`, touches the users of devices
 * before it; others need not be told. An update that names its versions itself, or demands none, stays as it is.
 */
export function narrowed(update: Update): Update {
  const { title, kind, versions } = update;
  if (versions.length > 0 || !DEMANDING.includes(kind) || !DEMANDS.test(title)) return update;
  return { ...update, versions: versionsOf({ title, summary: "", kind: "endOfSupport" }) };
}

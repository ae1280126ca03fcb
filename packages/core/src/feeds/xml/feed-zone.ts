/** Zones by their names, in minutes east of UTC. Those of RFC 822 first, then others that feeds use. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ["UT", 0],
  ["UTC", 0],
  ["GMT", 0],
  ["Z", 0],
  ["EST", -300],
  ["EDT", -240],
  ["CST", -360],
  ["CDT", -300],
  ["MST", -420],
  ["MDT", -360],
  ["PST", -480],
  ["PDT", -420],
  ["AKST", -540],
  ["AKDT", -480],
  ["HST", -600],
  ["WET", 0],
  ["WEST", 60],
  ["BST", 60],
  ["CET", 60],
  ["CEST", 120],
  ["MEZ", 60],
  ["MESZ", 120],
  ["EET", 120],
  ["EEST", 180],
  ["MSK", 180],
  ["JST", 540],
  ["KST", 540],
  ["AEST", 600],
  ["AEDT", 660],
  ["NZST", 720],
  ["NZDT", 780],
]);

/**
 * Minutes east of UTC; null for what is no zone. No zone at all is UTC. So is a letter or a name that is not
 * known: RFC 822 had the signs of the military letters wrong, so no one can tell what a sender meant.
 * Source: https://www.rfc-editor.org/rfc/rfc5322#section-4.3
 */
export function zoneMinutes(text: string): number | null {
  const zone = text.trim().toUpperCase();
  if (zone === "") return 0;
  const match = /^(?:GMT|UTC?|Z)? ?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone.replace("\u2212", "-"));
  if (match !== null) {
    const hours = Number(match[2]);
    const minutes = Number(match[3] ?? 0);
    if (hours > 23 || minutes > 59) return null;
    return (match[1] === "-" ? -1 : 1) * (hours * 60 + minutes);
  }
  const known = ZONES.get(zone);
  if (known !== undefined) return known;
  return /^[A-Z]{1,5}$/.test(zone) ? 0 : null;
}

/** RFC 822's comments, `(as this (or this))`, with `\` before a bracket that is none. One never closed stays. */
export function withoutComments(text: string): string {
  let depth = 0;
  let kept = "";
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "\\") at += 1;
    else if (char === "(") depth += 1;
    else if (char === ")" && depth > 0) {
      depth -= 1;
      kept += " ";
    } else if (depth === 0) kept += char;
  }
  return depth > 0 ? text : kept;
}

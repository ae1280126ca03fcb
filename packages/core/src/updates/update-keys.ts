/** What a key begins with, for example `message-center`: keys of different families never are of one update. */
export function familyOf(key: string): string {
  const end = key.indexOf(":");
  return end === -1 ? key : key.slice(0, end);
}

/** A key without the number that tells items apart which share an id: `whats-new:7220536~2` → `whats-new:7220536`. */
export function sharedKey(key: string): string {
  return key.replace(/~\d{1,6}$/, "");
}

/**
 * Whether the provider itself gave the number in a key, so that people refer to it. An item of a feed, or a notice
 * without a number, is known by an address or title, which its provider may change.
 */
export function isProviderNumber(key: string): boolean {
  const family = familyOf(key);
  return family === "whats-new" ? /^whats-new:\d+(?:~\d+)?$/.test(key) : family !== "feed";
}

/** Whether a key is made of a title and a date, so that it changes with either. */
export function isNamed(key: string): boolean {
  return !isProviderNumber(key) && /@[^@/]*$/.test(key);
}

/** An address, also in a key, without scheme and host, which change for all items at once; null where there is none. */
export function addressInHost(text: string): string | null {
  const path = /^(?:feed:)?https?:\/\/[^/?#\s]+(.*)$/i.exec(text)?.[1];
  return path === undefined || path === "" || path === "/" ? null : path;
}

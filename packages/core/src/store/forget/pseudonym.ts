import { createHmac } from "node:crypto";

/** Stands in for a name that was taken out. */
export const FORGOTTEN_NAME = "(forgotten)";

/**
 * What stands in for an address that was taken out: always the same for one address in one store, and none that mail
 * could ever reach (RFC 2606). Whoever has the store can still try addresses against it: it hides a person from those
 * who read, not from those who hold the store and know whom they look for.
 */
export function pseudonymOf(address: string, salt: string): string {
  const digest = createHmac("sha256", salt).update(address.trim().toLowerCase()).digest("hex");
  return `forgotten-${digest.slice(0, 16)}@forgotten.invalid`;
}

/** Takes addresses, and names where there are any, out of a text, however they are capitalised. */
export function takeOut(
  text: string,
  of: { readonly addresses: readonly string[]; readonly names: readonly string[] },
  by: string,
): string {
  const without = of.addresses.reduce((rest, address) => replaceAll(rest, address, by), text);
  return of.names.reduce((rest, name) => replaceAll(rest, name, FORGOTTEN_NAME), without);
}

/** A pattern for `like` of texts that may hold an address; it finds some too many. */
export function holding(address: string): string {
  return `%${address.replace(/[%_\\]/g, "_")}%`;
}

/** Whole words alone: `bob@…` is not a part of `jim.bob@…`. */
function replaceAll(text: string, what: string, by: string): string {
  if (what.trim() === "") return text;
  const literal = what.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}._%+'-])${literal}(?![\\p{L}\\p{N}-]|\\.\\p{L})`, "giu");
  return text.replace(pattern, () => by);
}

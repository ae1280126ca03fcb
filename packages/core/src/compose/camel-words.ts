import { cleanText } from "../text/clean-text.ts";

/**
 * A name of the service as words: `MinAndroidSecurityPatchLevel` as `Min android security patch level`. Words that
 * are in capitals stay so.
 */
export function camelWords(name: string): string {
  const words = cleanText(name, 160)
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[\s._]+/)
    .filter((word) => word !== "")
    .map((word) => (/^\p{Lu}\p{Ll}/u.test(word) ? word.toLowerCase() : word));
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

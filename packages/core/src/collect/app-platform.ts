/** `Platform` is a number in the app reports; the text beside it changes with the language. */
const PLATFORMS: Readonly<Record<string, string>> = {
  "1": "Android",
  "2": "iOS",
  "3": "macOS",
  "5": "Windows",
};

/** The platform of an app report's row; a code that is not known, or a name already, stays as it came. */
export function appPlatform(code: string): string {
  return Object.hasOwn(PLATFORMS, code) ? (PLATFORMS[code] ?? code) : code;
}

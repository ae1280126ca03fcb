import { platformKey } from "../../../assess/error-groups.ts";

const NAMES: Readonly<Record<string, string>> = {
  windows: "Windows",
  ios: "iOS",
  macos: "macOS",
  android: "Android",
  linux: "Linux",
};

/**
 * The operating system that a policy is for, as devices name theirs, from its kind (`windows10GeneralConfiguration`)
 * or platform (`windows10AndLater`); null for several, and where neither tells.
 */
export function policyPlatform(kind: string): string | null {
  return NAMES[platformKey(kind)] ?? null;
}

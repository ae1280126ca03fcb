import type { AppAssignments, AppInstallState } from "../collect/rows/app.ts";
import { appNameVariants, wordsOf } from "./app-name.ts";
import type { Platform } from "./update.ts";

/** An app of the estate that a notice names. */
export interface NamedApp {
  readonly id: string;
  readonly name: string;
}

export interface AppIndex {
  /** The apps that a text names, of the platforms it is about; without platforms, of all. */
  namedIn(text: string, platforms: readonly Platform[]): readonly NamedApp[];
}

interface App extends NamedApp {
  /** Empty when it cannot be told, as for links to the web. */
  readonly platforms: readonly Platform[];
}

/** Names that begin alike share their beginning, so that many apps of one publisher cost no more than one. */
interface Branch {
  readonly next: Map<string, Branch>;
  /** Apps whose name ends here. */
  readonly apps: App[];
}

/** Finds the names of all apps in one walk through a text. An app that both lists have counts once. */
export function createAppIndex(
  apps: readonly AppInstallState[],
  assignments: readonly AppAssignments[],
): AppIndex {
  const root = emptyBranch();
  for (const { id, name, platform } of apps) add(root, { id, name, platforms: platformsOf(platform) });
  for (const { id, name, kind } of assignments) add(root, { id, name, platforms: platformsOf(kind) });
  return {
    namedIn: (text, platforms) => {
      const words = wordsOf(text);
      const found = new Map<string, NamedApp>();
      for (const at of words.keys()) {
        for (const app of namedAt(root, words, at)) {
          const { id, name } = app;
          if (!found.has(id) && isOf(app, platforms)) found.set(id, { id, name });
        }
      }
      return [...found.values()];
    },
  };
}

function add(root: Branch, app: App): void {
  for (const words of appNameVariants(app.name)) {
    let branch = root;
    for (const word of words) {
      const next = branch.next.get(word) ?? emptyBranch();
      branch.next.set(word, next);
      branch = next;
    }
    branch.apps.push(app);
  }
}

function emptyBranch(): Branch {
  return { next: new Map(), apps: [] };
}

/** Apps whose name begins at a place of a text. */
function namedAt(root: Branch, words: readonly string[], start: number): readonly App[] {
  const found: App[] = [];
  let branch = root.next.get(words[start] ?? "");
  for (let at = start + 1; branch !== undefined; at += 1) {
    found.push(...branch.apps);
    branch = branch.next.get(words[at] ?? "");
  }
  return found;
}

function isOf(app: App, platforms: readonly Platform[]): boolean {
  if (platforms.length === 0 || app.platforms.length === 0) return true;
  return app.platforms.some((platform) => platforms.includes(platform));
}

/** From the platform of the install report, or from the kind of app (`iosVppApp`, `win32LobApp`, `officeSuiteApp`). */
function platformsOf(text: string): readonly Platform[] {
  if (/^(?:managed)?ios/i.test(text)) return ["ios", "ipados"];
  if (/^(?:managed)?(?:android|aosp)/i.test(text)) return ["android"];
  if (/^macos/i.test(text)) return ["macos"];
  return /^(?:win|microsoftStore|officeSuite)/i.test(text) ? ["windows"] : [];
}

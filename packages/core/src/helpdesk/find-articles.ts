import type { Dirent } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Files of a knowledge base, and what stood in the way of finding all of them. */
export interface FoundArticles {
  /** Paths below the folder, in their order. */
  readonly files: readonly string[];
  readonly problems: readonly { readonly path: string; readonly message: string; readonly fix: string }[];
  /** False when a folder could not be listed. */
  readonly isWhole: boolean;
}

const MOST_FILES = 2_000;
const MOST_FOLDERS = 1_000;

const OUTSIDE = {
  message: "is a link that leads out of the folder",
  fix: "Put a copy of the file here.",
} as const;

const TOO_MANY = {
  path: "",
  message: "holds more than 2,000 articles or 1,000 folders",
  fix: "Name a folder that holds the articles alone.",
} as const;

/**
 * Every Markdown file below a folder, but README.md and what a dot begins. Links are not followed: what they lead to
 * inside of the folder is found where it stands, and what lies outside is none of it.
 * Rejects when the folder itself cannot be listed.
 */
export async function findArticles(root: string): Promise<FoundArticles> {
  const files: string[] = [];
  const problems: FoundArticles["problems"][number][] = [];
  const folders = [""];
  let isWhole = true;
  for (let next = 0; next < folders.length; next += 1) {
    const folder = folders[next] ?? "";
    const entries = await list(join(root, folder), next === 0);
    if (entries === null) {
      problems.push({
        path: folder,
        message: "cannot be listed",
        fix: "Let the user that runs intune-om read it.",
      });
      isWhole = false;
    }
    for (const entry of entries ?? []) {
      const path = join(folder, entry.name);
      if (isLeftOut(entry.name)) continue;
      if (entry.isDirectory()) folders.push(path);
      if (entry.isFile() && isArticle(entry.name)) files.push(path);
      if (entry.isSymbolicLink() && (await leadsOut(root, path))) problems.push({ path, ...OUTSIDE });
    }
    if (files.length > MOST_FILES || folders.length > MOST_FOLDERS) {
      return {
        files: files.slice(0, MOST_FILES).toSorted(),
        problems: [...problems, TOO_MANY],
        isWhole: false,
      };
    }
  }
  return { files: files.toSorted(), problems, isWhole };
}

function isLeftOut(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

/** Null for a folder below the first that cannot be listed. */
async function list(folder: string, isRoot: boolean): Promise<readonly Dirent[] | null> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isRoot) throw error;
    return null;
  }
}

function isArticle(name: string): boolean {
  return /\.md$/i.test(name) && !/^readme\./i.test(name);
}

/** A link that leads nowhere leads out, too. */
async function leadsOut(root: string, path: string): Promise<boolean> {
  try {
    const way = relative(await realpath(root), await realpath(join(root, path)));
    return way === ".." || way.startsWith(`..${sep}`);
  } catch {
    return true;
  }
}

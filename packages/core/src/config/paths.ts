import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import type { SecretRef } from "./config.ts";
import { checkedText, findWebUrlFault } from "./fields.ts";
import type { Fault } from "./fields.ts";

/** The folder that relative paths of a file start from. */
export function folderOf(file: string): string {
  return dirname(resolve(file));
}

/** A file or folder; becomes absolute. `file:` in front is allowed. */
export function filePath(folder: string, description: string): z.ZodType<string> {
  return checkedText({ description }, findPathFault).transform((text) => absolute(folder, text));
}

const SECRET_FIX =
  "Put the secret in an environment variable and write env:NAME, or in a file of its own and write file:PATH; " +
  "change it if it was ever written here.";

/** Where a secret is to be found. What stands here in its place is never shown. */
export function secretRef(folder: string, description: string): z.ZodType<SecretRef> {
  const note = {
    description,
    examples: ["env:OM_SECRET", "file:./secret.txt"],
    pattern: "^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$",
  };
  return checkedText(note, (text) => {
    if (text.startsWith("file:")) return findPathFault(text);
    if (!text.startsWith("env:")) return { message: "must name a secret, not hold it", fix: SECRET_FIX };
    if (/^env:[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(text)) return null;
    return {
      message: "names no environment variable",
      fix: "Write env:NAME, with letters A-Z, digits and _ only.",
    };
  }).transform((text) =>
    text.startsWith("env:")
      ? { kind: "env", name: text.slice("env:".length) }
      : { kind: "file", path: absolute(folder, text) },
  );
}

/** A web address, a `file:` address or a path; a path becomes a `file:` URL. */
export function feedUrl(folder: string, description: string): z.ZodType<string> {
  const note = { description, examples: ["https://contoso.com/feed.xml", "file:./feeds/page.md"] };
  return checkedText(note, (text) => {
    if (/^https?:/i.test(text)) return findWebUrlFault(text);
    if (!/^[a-z][a-z0-9+.-]+:/i.test(text) || text.startsWith("file:")) return findPathFault(text);
    return {
      message: "has a scheme that is not read",
      fix: "Write https://…, http://…, file:PATH or a path.",
    };
  }).transform((text) => (/^https?:/i.test(text) ? text : pathToFileURL(absolute(folder, text)).href));
}

/** Before the colon of an address; one letter alone is a drive of Windows. */
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;

/** A store that is no PostgreSQL address is a file; what only looks like an address would become an odd name of one. */
export function findStorePathFault(text: string): Fault | null {
  const isFileUrl = text.startsWith("file:///");
  if (isFileUrl || !(SCHEME.test(text) || /\/\/.*@/s.test(text))) return findPathFault(text);
  return {
    message: "is no store that is known",
    fix: "Write a path such as ./state/intune-om.db, or postgres://user@host/database.",
  };
}

function findPathFault(text: string): Fault | null {
  const path = text.replace(/^file:/, "");
  if (path.trim() === "")
    return { message: "names no file", fix: "Write a path, relative to this file or absolute." };
  if (path.includes("\0")) return { message: "has a sign that no path can have", fix: "Write a plain path." };
  if (path.startsWith("~"))
    return { message: "begins with ~, which only a shell knows", fix: "Write the whole path." };
  if (path.startsWith("//") && fileUrlPath(text) === null) {
    return {
      message: "is no address of a file here",
      fix: "Write file:/PATH with three slashes or one, or a plain path.",
    };
  }
  return null;
}

export function absolute(folder: string, text: string): string {
  return fileUrlPath(text) ?? resolve(folder, text.replace(/^file:/, ""));
}

/** The path of `file:///…`, which may hold %20 and the like; null for anything else. */
function fileUrlPath(text: string): string | null {
  if (!text.startsWith("file://")) return null;
  try {
    const path = fileURLToPath(text);
    return path.includes("\0") ? null : path;
  } catch {
    return null;
  }
}

import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** For this user alone: reports name people and devices. */
const PRIVATE = { folder: 0o700, file: 0o600 } as const;

/** Puts a file in a folder, whole or not at all, and returns its path. */
export type ArtifactWriter = (folder: string, fileName: string, bytes: Uint8Array) => Promise<string>;

/**
 * Files in `ownFolder` and below are for this user alone. Everywhere else, where somebody asked for them by
 * name, the umask says who may read them.
 */
export function createArtifactWriter(ownFolder: string): ArtifactWriter {
  return async (folder, fileName, bytes) => {
    const own = isWithin(ownFolder, folder);
    await mkdir(folder, { recursive: true, ...(own ? { mode: PRIVATE.folder } : {}) });
    return writeWhole(folder, fileName, bytes, own ? { mode: PRIVATE.file } : {});
  };
}

/** Puts a file in a folder that is there, whole or not at all, and returns its path. */
export async function writeWhole(
  folder: string,
  fileName: string,
  bytes: Uint8Array,
  options: { readonly mode?: number } = {},
): Promise<string> {
  const path = join(folder, fileName);
  const unfinished = join(folder, `.${fileName}.${randomUUID()}.part`);
  await writeFile(unfinished, bytes, options);
  await rename(unfinished, path);
  return path;
}

function isWithin(outer: string, folder: string): boolean {
  const [first] = relative(outer, folder).split(sep);
  return first !== "..";
}

import { access, constants, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf, OmError } from "@intune-om/core";

/**
 * Makes a folder that somebody named, step by step from the first one that exists, and makes sure that files can
 * be written there, before any work is done for them. (Node's own recursive way never returns on some of the
 * kernel's file systems.)
 * @throws OmError `usage.folder`
 */
export async function makeFolder(folder: string, option: string): Promise<void> {
  try {
    await makeStep(folder);
    if (!(await stat(folder)).isDirectory()) throw new Error("it is a file");
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new OmError(`${option}: files cannot be written to ${folder}: ${messageOf(error)}`, {
      code: "usage.folder",
      hint: "Name a folder that this user may write to.",
      cause: error,
    });
  }
}

async function makeStep(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found !== null) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeStep(parent);
  await mkdir(folder).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  });
}

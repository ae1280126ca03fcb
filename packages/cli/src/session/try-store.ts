import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import {
  messageOf,
  OmError,
  openStore,
  postgresName,
  type StoreLocation,
  type StoreOptions,
} from "@intune-om/core";

/**
 * Opens the store, which checks it for damage, reads from it, and sees whether it may be written to. What was tried,
 * as a text.
 * @throws OmError `store.*`
 */
export async function tryStore(location: StoreLocation, options: StoreOptions): Promise<string> {
  const store = await openStore(location, options);
  try {
    await store.runs.list({ limit: 1 });
  } finally {
    await store.close();
  }
  if (location.kind === "postgres") return `${postgresName(location)} was opened and read`;
  // SQLite makes its journal beside the file, so the folder counts as well.
  for (const path of [location.path, dirname(location.path)]) await mayWrite(path);
  return `${location.path} was opened and read, and this user may write to it`;
}

async function mayWrite(path: string): Promise<void> {
  try {
    await access(path, constants.W_OK);
  } catch (error) {
    throw new OmError(`${path} cannot be written to: ${messageOf(error)}`, {
      code: "store.read-only",
      hint: "Let the user that runs intune-om write to the store and to the folder it stands in.",
      cause: error,
    });
  }
}

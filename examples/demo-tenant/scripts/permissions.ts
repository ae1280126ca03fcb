import type { BetaFile } from "./beta-metadata.ts";
import { DOCUMENTED_PATHS } from "./documented-types.ts";

/** What the examples say of one call. */
export interface ExampleFacts {
  readonly path: string;
  readonly permissions: { readonly application: readonly string[] };
}

/**
 * Application permissions by path below the version, `{}` for a key: any of them will do. Those that also write are
 * left out where one that reads will do.
 */
export function permissionsByPath(
  beta: BetaFile,
  examples: readonly ExampleFacts[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const add = (path: string, permissions: readonly string[]): void => {
    const reading = permissions.filter((name) => !name.includes(".ReadWrite."));
    const enough = reading.length > 0 ? reading : permissions;
    if (enough.length > 0) found.set(plainPath(path), enough);
  };
  for (const { path, permissions } of Object.values(beta.entities)) {
    if (typeof path === "string" && permissions) add(path, permissions.application);
  }
  for (const { path, permissions } of examples) add(path, permissions.application);
  for (const [path, { permissions }] of Object.entries(DOCUMENTED_PATHS)) add(path, permissions);
  return found;
}

/** `/a/{aId}/b('x')?$select=c` is `/a/{}/b/{}`. */
function plainPath(path: string): string {
  return (path.split("?")[0] ?? "").replaceAll(/\('[^']*'\)/g, "/{}").replaceAll(/\{\w+\}/g, "{}");
}

import { hostname } from "node:os";
import type { Config } from "@intune-om/core";

/** This machine and this process, as owners name them. */
export interface Here {
  readonly host: string;
  readonly pid: number;
  /** Whether some process has that number. */
  readonly isAlive: (pid: number) => boolean;
}

/** `host:pid:start`, after which parts of a process may name themselves. */
const OWNER = /^(.*?):(\d+):([0-9a-f]{8})(?::|$)/;

/**
 * Tells owners of leases that are known to be gone, so that nobody waits for them: of a store in a file, which one
 * machine alone has, a process of this machine that lives no more. Of a shared store nothing is known but its leases,
 * for machines may have the same name.
 * @param owner Names this process.
 */
export function createIsGone(
  { store }: Pick<Config, "store">,
  owner: string,
  { host, pid, isAlive }: Here = HERE,
): (other: string) => boolean {
  const own = OWNER.exec(owner)?.[3];
  return (other) => {
    const [, otherHost, digits = "", start] = OWNER.exec(other) ?? [];
    if (store.kind !== "sqlite" || otherHost !== host || start === own) return false;
    // In a container every start has the same number.
    return Number(digits) === pid || !isAlive(Number(digits));
  };
}

const HERE: Here = {
  host: hostname(),
  pid: process.pid,
  isAlive: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // It is there and belongs to another user.
      return error instanceof Error && "code" in error && error.code === "EPERM";
    }
  },
};

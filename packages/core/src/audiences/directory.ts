import type { DirectoryUser } from "../collect/rows/directory.ts";
import type { Snapshot } from "../collect/snapshot.ts";

/** The accounts of a tenant, found by whatever names them. */
export interface Directory {
  /** Whether any account could be read. */
  readonly isRead: boolean;
  /** Why an answer from it may not be whole, for administrators; empty when it is. */
  readonly doubts: readonly string[];
  /** By user principal name, whatever its case. */
  byName(name: string): DirectoryUser | null;
  /** By object id. */
  byId(id: string): DirectoryUser | null;
  /** By mail address, whatever its case; of several accounts with one mailbox the first. */
  byAddress(address: string): DirectoryUser | null;
}

/** Indexes the accounts that a snapshot has, so that each of many thousand devices finds its owner at once. */
export function createDirectory({ coverage, lists }: Pick<Snapshot, "coverage" | "lists">): Directory {
  const users = lists.users ?? [];
  const isRead = lists.users !== undefined;
  const names = once(() => indexBy(users, ({ userPrincipalName }) => personKey(userPrincipalName)));
  const ids = once(() => indexBy(users, ({ id }) => id.toLowerCase()));
  const addresses = once(() => indexBy(users, ({ mail }) => mail.toLowerCase()));
  const entry = coverage.find(({ source }) => source === "directory-users");
  return {
    isRead,
    doubts: [
      ...(entry === undefined ? ["The users of the directory are not read."] : []),
      ...(entry?.status === "unreadable"
        ? [`The users of the directory could not be read. ${entry.fix}`]
        : []),
      ...(entry?.status === "incomplete" ? ["The users of the directory were read only in part."] : []),
      ...(users.length > 0 && users.every(({ enabled }) => enabled === null)
        ? ["The directory does not say whose account is disabled: User.Read.All is needed for that."]
        : []),
    ],
    byName: (name) => names().get(personKey(name)) ?? null,
    byId: (id) => ids().get(id.toLowerCase()) ?? null,
    byAddress: (address) => addresses().get(address.toLowerCase()) ?? null,
  };
}

/** A user principal name as it is compared: without blanks around it and whatever its case. */
export function personKey(userPrincipalName: string): string {
  return userPrincipalName.trim().toLowerCase();
}

/**
 * Whether a text can be a user principal name at all. Where the tenant conceals names in its reports there are
 * hashes in their place: https://learn.microsoft.com/graph/api/resources/adminreportsettings
 */
export function isPersonKey(key: string): boolean {
  const at = key.indexOf("@");
  return at > 0 && at < key.length - 1;
}

/** Works something out when it is first asked for: who asks by name alone needs no index of addresses. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

/** The first one of each key; nothing stands under the empty one. */
function indexBy(
  users: readonly DirectoryUser[],
  keyOf: (user: DirectoryUser) => string,
): ReadonlyMap<string, DirectoryUser> {
  const index = new Map<string, DirectoryUser>();
  for (const user of users) {
    const key = keyOf(user);
    if (key !== "" && !index.has(key)) index.set(key, user);
  }
  return index;
}

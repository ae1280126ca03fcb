import { OmError, suggest, type UpdateRecord } from "@intune-om/core";
import { tenantsOf } from "./pick-tenant.ts";
import type { Session } from "./session.ts";

/** Shorter parts of a key fit too many. */
const LEAST_PART = 3;
const MOST_SHOWN = 5;

/**
 * The updates that some keys lead to, each once. A key may be one that an update had before, or a part that no other
 * key has, such as the number alone.
 * @throws OmError `usage.update`, `usage.tenant`
 */
export async function findUpdates(
  session: Pick<Session, "config" | "store">,
  keys: readonly string[],
  tenant: string | undefined,
): Promise<readonly UpdateRecord[]> {
  const found = new Map<string, UpdateRecord>();
  for (const key of keys) {
    const record = await findUpdate(session, key.trim(), tenant);
    found.set(`${record.tenant} ${record.key}`, record);
  }
  return [...found.values()];
}

async function findUpdate(
  { config, store }: Pick<Session, "config" | "store">,
  key: string,
  asked: string | undefined,
): Promise<UpdateRecord> {
  const tenants = tenantsOf(config, asked).map(({ id }) => id);
  const exact = await Promise.all(tenants.map((id) => store.updates.find(id, key)));
  const [known, ...others] = exact.filter((record) => record !== null);
  if (known !== undefined && others.length === 0) return known;
  const all =
    known === undefined
      ? (await Promise.all(tenants.map((id) => store.updates.list(id)))).flat()
      : [known, ...others];
  const fitting = known === undefined ? fittingIn(all, key) : all;
  const [only, ...more] = fitting;
  if (only === undefined) throw unknownUpdate(key, all);
  if (more.length === 0) return only;
  throw severalUpdates(key, fitting);
}

/** Those that have the key but for its case or the name of their source, else those that have it in theirs. */
function fittingIn(records: readonly UpdateRecord[], key: string): readonly UpdateRecord[] {
  const part = key.toLowerCase();
  if (part.length < LEAST_PART) return [];
  const same = records.filter((record) =>
    namesOf(record).some((name) => name === part || name.endsWith(`:${part}`)),
  );
  return same.length > 0
    ? same
    : records.filter((record) => namesOf(record).some((name) => name.includes(part)));
}

function namesOf({ key, aliases }: UpdateRecord): readonly string[] {
  return [key, ...aliases].map((name) => name.toLowerCase());
}

function unknownUpdate(key: string, records: readonly UpdateRecord[]): OmError {
  const names = records.flatMap((record) => [record.key, record.key.slice(record.key.indexOf(":") + 1)]);
  const meant = suggest(key, names);
  return new OmError(`there is no update ${JSON.stringify(key)}`, {
    code: "usage.update",
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}List them with \`intune-om updates list\`.`,
  });
}

function severalUpdates(key: string, records: readonly UpdateRecord[]): OmError {
  const tenants = new Set(records.map(({ tenant }) => tenant));
  if (tenants.size === records.length && tenants.size > 1) {
    return new OmError(`several tenants have the update ${JSON.stringify(key)}`, {
      code: "usage.tenant",
      hint: `Name one with --tenant: ${[...tenants].join(", ")}.`,
    });
  }
  const shown = records.slice(0, MOST_SHOWN).map((record) => record.key);
  const more = records.length > shown.length ? ` and ${records.length - shown.length} more` : "";
  return new OmError(`${JSON.stringify(key)} fits several updates`, {
    code: "usage.update",
    hint: `Write more of the key: ${shown.join(", ")}${more}.`,
  });
}

/** Tenants by name, each once, beginning after the one that had its turn last; null for the first turn of all. */
export function tenantsInTurn(
  of: Iterable<{ readonly tenant: string }>,
  last: string | null,
): readonly string[] {
  const tenants = [...new Set([...of].map(({ tenant }) => tenant))].toSorted();
  const next = last === null ? 0 : tenants.filter((tenant) => tenant <= last).length;
  return [...tenants.slice(next), ...tenants.slice(0, next)];
}

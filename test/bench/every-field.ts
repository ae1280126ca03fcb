type Row = Readonly<Record<string, unknown>>;

/** A pass over rows that takes something of every field, so that nothing of it can be left out. */
type Pass = (rows: readonly object[]) => number;

const passes = new Map<string, Pass>();

/** Reads each field of each row once, by code that is written for just these fields: nothing of it is looked up. */
export function readEveryField(rows: readonly object[]): number {
  const [first] = rows;
  if (first === undefined) return 0;
  const fields = Object.keys(first).join(" ");
  const pass = passes.get(fields) ?? passOver(Object.keys(first));
  passes.set(fields, pass);
  return pass(rows);
}

/** What a programmer would write by hand for this one list. */
function passOver(fields: readonly string[]): Pass {
  const reads = fields.map((field) => `sum += of(row.${field});`).join("\n");
  const body = `let sum = 0; for (const row of rows) { ${reads} } return sum;`;
  // oxlint-disable-next-line typescript/no-implied-eval -- The fields are those of this file's neighbour.
  const pass = new Function("rows", "of", body) as (
    rows: readonly object[],
    of: (value: unknown) => number,
  ) => number;
  return (rows) => pass(rows, amountOf);
}

function amountOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value === "number") return value;
  if (value === null || value === undefined) return 0;
  if (value instanceof Date) return value.getTime() % 1_000;
  if (Array.isArray(value)) return value.length;
  return typeof value === "object" ? partsOf(value as Row) : 1;
}

/** What stands within a field is read, too. */
function partsOf(value: Row): number {
  let sum = 0;
  for (const part of Object.values(value)) sum += amountOf(part);
  return sum;
}

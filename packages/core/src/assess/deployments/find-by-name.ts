import { cleanText } from "../../text/clean-text.ts";
import type { Unmeasured } from "./deployment-state.ts";

/** Something in Intune that a plan can name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export type Found<Row> =
  | { readonly found: true; readonly row: Row }
  | { readonly found: false; readonly why: Unmeasured };

/**
 * The one that a plan means by an id, or else by its whole name; case and the blanks around it do not matter. The name
 * decides only where the whole list is known: another of the same name might stand in what was not read.
 */
export function findByName<Row extends Named>(
  rows: readonly Row[],
  name: string,
  otherwise: Unmeasured | null,
): Found<Row> {
  const wanted = fold(name);
  const byId = rows.find(({ id }) => fold(id) === wanted);
  if (byId !== undefined) return { found: true, row: byId };
  if (otherwise !== null) return { found: false, why: otherwise };
  const fitting = rows.filter((row) => fold(row.name) === wanted);
  const [only] = fitting;
  const shown = cleanText(name, 120);
  if (only === undefined) return { found: false, why: { kind: "notFound", name: shown } };
  if (fitting.length === 1) return { found: true, row: only };
  return { found: false, why: { kind: "several", name: shown, count: fitting.length } };
}

function fold(text: string): string {
  return text.trim().normalize("NFC").toLowerCase();
}

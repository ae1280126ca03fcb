import type { Cell, Column, TableBlock } from "../document.ts";
import { isSmall } from "../small-count.ts";
import { COUNTED_COLUMNS, type CountedColumns, isNamed } from "./counted-columns.ts";
import { HIDDEN_SHARE, hiddenCount } from "./hidden-count.ts";

/** A table whose figures of people and devices tell of nobody. */
export function hideInTable(table: TableBlock): TableBlock {
  const counted = Object.hasOwn(COUNTED_COLUMNS, table.id) ? COUNTED_COLUMNS[table.id] : undefined;
  const places = placesOf(table.columns, counted ?? {});
  return { ...table, rows: table.rows.map((row) => hideInRow(row, places)) };
}

interface Places {
  readonly parts: readonly number[];
  readonly whole: readonly number[];
  readonly alone: readonly number[];
  readonly rest: readonly number[];
  readonly shares: readonly number[];
}

/** Where the columns stand; a figure that nobody has said anything of counts people. */
function placesOf(columns: readonly Column[], counted: CountedColumns): Places {
  const at = (named: (column: Column) => boolean): readonly number[] =>
    columns.flatMap((column, index) => (named(column) ? [index] : []));
  const { parts, whole, alone, rest, shares, things } = counted;
  const known = [parts, whole === undefined ? [] : [whole], alone, rest, shares, things].flatMap(
    (names) => names ?? [],
  );
  const isUnknown = ({ id }: Column): boolean => !isNamed(id, known);
  const isCount = ({ type }: Column): boolean => type === "integer" || type === "decimal";
  return {
    parts: at(({ id }) => isNamed(id, parts)),
    whole: at(({ id }) => id === whole),
    alone: at((column) => isNamed(column.id, alone) || (isCount(column) && isUnknown(column))),
    rest: at(({ id }) => isNamed(id, rest)),
    shares: at((column) => isNamed(column.id, shares) || (column.type === "percent" && isUnknown(column))),
  };
}

function hideInRow(row: readonly Cell[], places: Places): readonly Cell[] {
  const figure = (index: number): number => (typeof row[index] === "number" ? row[index] : 0);
  const ofParts = hiddenParts(places, figure);
  const ofAlone = places.alone.filter((index) => isSmall(figure(index)));
  if (ofParts.length + ofAlone.length === 0) return row;
  const linked = ofParts.length === 0 ? [] : [...places.whole, ...places.rest];
  const hidden = new Set([...ofParts, ...ofAlone, ...linked]);
  return row.map((cell, index) => {
    if (typeof cell !== "number") return cell;
    if (places.shares.includes(index)) return HIDDEN_SHARE;
    return hidden.has(index) && cell > 0 ? hiddenCount(cell) : cell;
  });
}

/**
 * The parts that are hidden: those that are small, and where that would leave one alone to be worked out from the whole,
 * the smallest other. Where the whole stands beside them, what they leave of it is a part like any other.
 */
function hiddenParts({ parts, whole }: Places, figure: (index: number) => number): readonly number[] {
  const small = parts.filter((index) => isSmall(figure(index)));
  const [place] = whole;
  if (place !== undefined) {
    const all = figure(place);
    const rest = all - parts.reduce((sum, index) => sum + figure(index), 0);
    return small.length > 0 || isSmall(rest) || isSmall(all) ? parts : [];
  }
  if (small.length !== 1) return small;
  const others = parts.filter((index) => figure(index) > 0 && !small.includes(index));
  const [next] = others.toSorted((one, other) => figure(one) - figure(other));
  return next === undefined ? small : [...small, next];
}

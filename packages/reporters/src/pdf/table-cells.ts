import { type Cell, cleanText, type Column, type LocaleId } from "@intune-om/core";
import { isLinkCell, isNumeric, isStatusCell } from "../format/format-cell.ts";
import { NOTHING } from "../format/formats.ts";
import { safeUrl } from "../format/safe-url.ts";
import { typeScale } from "../theme.ts";
import type { Sheet } from "./sheet.ts";
import type { TextStyle } from "./typesetter.ts";

/** A cell as it will be drawn, before its lines are broken. */
export interface CellText {
  readonly text: string;
  readonly style: TextStyle;
  /** Colour of the dot before a state. */
  readonly dot: string | null;
  readonly url: string | null;
  /** Of the text, where it is not in the language of the report. */
  readonly language?: LocaleId | undefined;
  readonly right: boolean;
}

/** Room for the dot before a state. */
export const DOT_INDENT = 9;
/** Of one cell, in code points. */
const TEXT_LIMIT = 100_000;

/** Prepares a cell: clean, in the reader's language, with a link only where its address is safe. */
export function cellText(sheet: Sheet, cell: Cell, column: Column): CellText {
  const { palette } = sheet;
  const style: TextStyle = { size: typeScale.table, weight: "regular", colour: palette.ink };
  const plain = { style, dot: null, url: null, right: isNumeric(column) };
  if (cell === null) return { ...plain, text: NOTHING, style: { ...style, colour: palette.muted } };
  if (typeof cell === "string") return { ...plain, text: cleanText(cell, TEXT_LIMIT) || NOTHING };
  if (isStatusCell(cell)) {
    const tone = palette.tones[cell.tone];
    return {
      ...plain,
      text: cleanText(cell.label) || NOTHING,
      style: { ...style, colour: tone.text },
      dot: tone.fill,
    };
  }
  if (isLinkCell(cell)) {
    const url = safeUrl(cell.url);
    const text = cleanText(cell.text, TEXT_LIMIT) || (url ?? NOTHING);
    const { language } = cell;
    return {
      ...plain,
      text,
      url,
      language,
      style: url === null ? style : { ...style, colour: palette.link },
    };
  }
  return { ...plain, text: sheet.formatCell(Object.is(cell, -0) ? 0 : cell, column) };
}

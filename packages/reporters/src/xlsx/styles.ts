import { type Document, type KpiCard, LANGUAGES, type Tone } from "@intune-om/core";
import type { Fill, Style } from "exceljs";
import { palette } from "../theme.ts";

/** The style of a cell. The writer knows a style by its object: share them, or each cell pays for its own. */
export type CellStyle = Partial<Style>;

/** All styles of one workbook, each an object that its cells share. */
export interface Styles {
  readonly title: CellStyle;
  readonly heading: CellStyle;
  readonly header: CellStyle;
  readonly headerNumber: CellStyle;
  readonly label: CellStyle;
  readonly muted: CellStyle;
  readonly text: CellStyle;
  readonly wrapped: CellStyle;
  /** For texts that look like a formula: stays text when someone edits the cell. */
  readonly guarded: CellStyle;
  readonly link: CellStyle;
  readonly boolean: CellStyle;
  readonly integer: CellStyle;
  readonly decimal: CellStyle;
  readonly percent: CellStyle;
  /** The word in place of a number that is missing. */
  readonly noFigure: CellStyle;
  readonly date: CellStyle;
  readonly dateTime: CellStyle;
  readonly tone: Readonly<Record<Tone, CellStyle>>;
}

/** The indent keeps a number clear of the text in the next column. */
const NUMBER_ALIGNMENT = { vertical: "top", horizontal: "right", indent: 1 } as const;

/** Makes the styles of a workbook in one language. */
export function createStyles({ locale, labels }: Pick<Document, "locale" | "labels">): Styles {
  const body = (numFmt: string, more: CellStyle = {}): CellStyle => ({
    numFmt,
    alignment: { vertical: "top" },
    ...more,
  });
  const { workbook } = LANGUAGES[locale].dates;
  const header: CellStyle = {
    numFmt: "@",
    font: { name: "Calibri", size: 11, bold: true, color: { argb: argb(palette.paper) } },
    fill: solid(palette.brand),
    alignment: { vertical: "middle", wrapText: true },
  };
  const italic = { name: "Calibri", size: 11, italic: true, color: { argb: argb(palette.muted) } };
  const ink = { argb: argb(palette.ink) };
  return {
    title: body("@", { font: { name: "Calibri", size: 18, bold: true, color: ink } }),
    heading: body("@", { font: { name: "Calibri", size: 13, bold: true, color: ink } }),
    header,
    headerNumber: { ...header, alignment: { ...NUMBER_ALIGNMENT, vertical: "middle", wrapText: true } },
    label: body("@", { font: { name: "Calibri", size: 11, bold: true, color: ink } }),
    muted: body("@", { font: italic }),
    text: body("General"),
    wrapped: body("General", { alignment: { vertical: "top", wrapText: true } }),
    guarded: body("@", { alignment: { vertical: "top", wrapText: true } }),
    link: body("General", {
      font: { name: "Calibri", size: 11, underline: true, color: { argb: argb(palette.link) } },
      alignment: { vertical: "top", wrapText: true },
    }),
    boolean: body(booleanFormat(labels.yes, labels.no), {
      alignment: { vertical: "top", horizontal: "left" },
    }),
    integer: body("#,##0", { alignment: NUMBER_ALIGNMENT }),
    decimal: body("#,##0.00", { alignment: NUMBER_ALIGNMENT }),
    percent: body("0.0%", { alignment: NUMBER_ALIGNMENT }),
    noFigure: body("@", { font: italic, alignment: NUMBER_ALIGNMENT }),
    date: body(workbook.date, { alignment: { vertical: "top", horizontal: "left" } }),
    dateTime: body(workbook.dateTime, { alignment: { vertical: "top", horizontal: "left" } }),
    tone: {
      good: toneStyle("good"),
      attention: toneStyle("attention"),
      bad: toneStyle("bad"),
      neutral: toneStyle("neutral"),
      unknown: toneStyle("unknown"),
    },
  };
}

/** The style of a key figure's number. */
export function figureStyle(styles: Styles, unit: KpiCard["unit"]): CellStyle {
  return unit === "percent" ? styles.percent : styles.integer;
}

/** A tint with a darker text of the same tone; the word in the cell says the same. */
function toneStyle(tone: Tone): CellStyle {
  const colours = palette.tones[tone];
  return {
    numFmt: "@",
    font: { name: "Calibri", size: 11, bold: true, color: { argb: argb(colours.text) } },
    fill: solid(colours.soft),
    alignment: { vertical: "top", wrapText: true },
  };
}

/** Excel shows TRUE and FALSE in its own language whatever the format; other programs show these words. */
function booleanFormat(yes: string, no: string): string {
  const [yesWord, noWord] = [yes, no].map((word) => `"${word.replace(/["\\]/g, "")}"`);
  return `${yesWord};${yesWord};${noWord}`;
}

function solid(colour: string): Fill {
  return { type: "pattern", pattern: "solid", fgColor: { argb: argb(colour) } };
}

/** `#RRGGBB` as the workbook wants it: opaque, without the hash. */
function argb(colour: string): string {
  return `FF${colour.slice(1)}`;
}

import { cleanLines, cleanText, type LocaleId, type NewsBlock, type NewsItem } from "@intune-om/core";
import { safeUrl } from "../format/safe-url.ts";
import { spacing } from "../theme.ts";
import { linkedLine } from "./linked-line.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { textPieces } from "./text-pieces.ts";
import { leading } from "./typesetter.ts";

/** Of running text, in code points. */
const TEXT_LIMIT = 100_000;
const QUOTE_INDENT = 10;
const BAR = 1.6;

/** Announcements under a heading: title, what it means here, and the source's own words behind a bar. */
export function newsPieces(sheet: Sheet, parent: Tag, block: NewsBlock): readonly Piece[] {
  const heading = textPieces(sheet, cleanText(block.title), sheet.styles.block, {
    tag: sheet.tag(parent, "H3"),
    gap: spacing.medium + 2,
    keep: true,
  });
  return [...heading, ...block.items.flatMap((item, index) => itemPieces(sheet, parent, item, index === 0))];
}

function itemPieces(sheet: Sheet, parent: Tag, item: NewsItem, first: boolean): readonly Piece[] {
  const { styles, palette } = sheet;
  const tag = sheet.tag(parent, "Art");
  const tone = item.status === null ? undefined : palette.tones[item.status.tone];
  const state = { ...styles.smallStrong, colour: tone?.text ?? palette.ink };
  const line = { gap: 1, keep: true };
  return [
    ...titlePieces(sheet, tag, item, first ? spacing.tight : spacing.medium),
    ...textPieces(sheet, cleanText(item.status?.label ?? ""), state, { ...line, tag: sheet.tag(tag, "P") }),
    ...textPieces(sheet, factsOf(item), styles.small, { ...line, tag: sheet.tag(tag, "P") }),
    ...quotePieces(sheet, tag, item),
    ...textPieces(sheet, cleanText(item.source), styles.caption, { tag: sheet.tag(tag, "P"), gap: 1 }),
  ];
}

function titlePieces(sheet: Sheet, parent: Tag, item: NewsItem, gap: number): readonly Piece[] {
  const { styles, palette, left, width, type } = sheet;
  const url = safeUrl(item.url);
  const text = cleanText(item.title);
  const tag = sheet.tag(parent, "P", languageOf(item.language));
  if (url === null) return textPieces(sheet, text, styles.strong, { tag, gap, keep: true });
  const style = { ...styles.strong, colour: palette.link };
  return type.lines(text, style, width).map((line, index) => ({
    height: leading(style),
    gap: index === 0 ? gap : 0,
    keep: true,
    draw: (y) => linkedLine(sheet, tag, line, style, left, y, url),
  }));
}

/** The sign between two facts stays with the first, so that no line begins with it. */
function factsOf({ facts }: NewsItem): string {
  return facts.map((fact) => cleanText(fact)).join("\u00A0· ");
}

function quotePieces(sheet: Sheet, parent: Tag, { quote, language }: NewsItem): readonly Piece[] {
  const { canvas, styles, palette, left, width } = sheet;
  const pieces = textPieces(sheet, cleanLines(quote, TEXT_LIMIT), styles.body, {
    tag: sheet.tag(parent, "BlockQuote", languageOf(language)),
    x: left + QUOTE_INDENT,
    width: width - QUOTE_INDENT,
    gap: 3,
    keep: true,
  });
  return pieces.map((piece) => ({
    ...piece,
    draw(y) {
      canvas.rect(left, y, BAR, piece.height, palette.rule);
      piece.draw(y);
    },
  }));
}

function languageOf(language: LocaleId | null): PDFKit.Mixins.StructureElementOptions {
  return language === null ? {} : { lang: language };
}

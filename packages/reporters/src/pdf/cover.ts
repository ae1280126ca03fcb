import { cleanLines, cleanText } from "@intune-om/core";
import { spacing } from "../theme.ts";
import { boxPieces } from "./box-pieces.ts";
import { boxRows } from "./box-rows.ts";
import { factsPiece } from "./facts-piece.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { textPieces } from "./text-pieces.ts";

/** The head of the first page: whose report it is, of what time, the state in a sentence, and what was not seen. */
export function coverPieces(sheet: Sheet, root: Tag): readonly Piece[] {
  return [...titlePieces(sheet, root), ...statusPieces(sheet, root), ...noticePieces(sheet, root)];
}

function titlePieces(sheet: Sheet, root: Tag): readonly Piece[] {
  const { document, formats, styles } = sheet;
  const { labels } = document;
  const ownFacts = document.facts?.map(({ label, value }) => [cleanText(label), cleanText(value)] as const);
  const organisation = { ...styles.strong, colour: sheet.palette.muted };
  return [
    ...textPieces(sheet, cleanText(document.organisation), organisation, {
      tag: sheet.tag(root, "P"),
      gap: 0,
      keep: true,
    }),
    ...textPieces(sheet, cleanText(document.title), styles.title, {
      tag: sheet.tag(root, "H1"),
      gap: 2,
      keep: true,
    }),
    factsPiece(
      sheet,
      root,
      ownFacts ?? [
        [labels.period, formats.period(document.period.from, document.period.to)],
        [labels.audience, cleanText(document.audience)],
        [labels.dataFrom, formats.dateTime(document.dataAt)],
        [labels.generated, formats.dateTime(document.generatedAt)],
      ],
    ),
  ];
}

function statusPieces(sheet: Sheet, root: Tag): readonly Piece[] {
  const { document, palette, styles } = sheet;
  const { tone, label, sentence } = document.status;
  const tag = sheet.tag(root, "Sect");
  const word = { ...styles.section, colour: palette.tones[tone].text };
  return boxPieces(
    sheet,
    tone,
    [
      ...boxRows(sheet, cleanText(label), word, sheet.tag(tag, "P")),
      ...boxRows(sheet, cleanLines(sentence), styles.lead, sheet.tag(tag, "P"), 1),
    ],
    spacing.medium,
  );
}

function noticePieces(sheet: Sheet, root: Tag): readonly Piece[] {
  const { document, palette, styles, words } = sheet;
  if (document.notices.length === 0) return [];
  const section = sheet.tag(root, "Sect");
  const heading = textPieces(sheet, document.labels.limitedVisibility, styles.block, {
    tag: sheet.tag(section, "H2"),
    gap: spacing.medium,
    keep: true,
  });
  const boxes = document.notices.flatMap((notice, index) => {
    const title = { ...styles.strong, colour: palette.tones[notice.tone].text };
    const fix = notice.fix === undefined ? [] : cleanLines(notice.fix).split("\n");
    const rows = [
      ...boxRows(sheet, cleanText(notice.title), title, sheet.tag(section, "P")),
      ...boxRows(sheet, cleanLines(notice.text), styles.body, sheet.tag(section, "P")),
      ...(fix.length === 0
        ? []
        : boxRows(sheet, `${words.whatToDo}: ${fix.join("\n")}`, styles.strong, sheet.tag(section, "P"), 2)),
    ];
    return boxPieces(sheet, notice.tone, rows, index === 0 ? spacing.tight : spacing.tight + 1);
  });
  return [...heading, ...boxes];
}

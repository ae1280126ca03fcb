import type { Document } from "@intune-om/core";
import type { CellFormatter } from "../format/format-cell.ts";
import type { Formats } from "../format/formats.ts";
import type { Words } from "../format/words.ts";
import type { Palette } from "../theme.ts";
import type { Canvas } from "./canvas.ts";
import type { Styles } from "./styles.ts";
import type { Tag } from "./tags.ts";
import type { Typesetter } from "./typesetter.ts";

/** What everything that lays out a part of the report works with. */
export interface Sheet {
  readonly document: Document;
  readonly canvas: Canvas;
  readonly type: Typesetter;
  readonly formats: Formats;
  readonly formatCell: CellFormatter;
  readonly words: Words;
  readonly palette: Palette;
  readonly styles: Styles;
  /** Left edge of the text. */
  readonly left: number;
  /** Width of the text. */
  readonly width: number;
  /** Height of the room for pieces on a page. */
  readonly room: number;
  tag(parent: Tag | null, type: string, options?: PDFKit.Mixins.StructureElementOptions): Tag;
  /** Makes an area of the current page lead to an address that is known to be safe. */
  link(tag: Tag, x: number, y: number, width: number, height: number, url: string): void;
  /** Marks the current place as a section's beginning: bookmark, target of links, page number. */
  markSection(id: string, title: string, y: number): void;
  /** Runs when all pages are there, on the page that is current now. */
  whenDone(draw: (sections: ReadonlyMap<string, SectionMark>) => void): void;
  /** Makes an area of the current page lead to a section. */
  linkSection(tag: Tag, x: number, y: number, width: number, height: number, mark: SectionMark): void;
}

/** Where a section begins. */
export interface SectionMark {
  /** The first page is 1. */
  readonly page: number;
  /** Name of the destination. */
  readonly name: string;
}

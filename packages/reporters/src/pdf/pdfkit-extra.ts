import type { FontkitFont } from "fontkit";

/** What pdfkit 0.20 keeps for a font that is embedded by the glyphs used. */
export interface EmbeddedFont {
  /** Its name in the content streams. */
  readonly id: string;
  readonly subset: { includeGlyph(id: number): number };
  /** Advances by glyph of the subset, in thousandths. */
  readonly widths: number[];
  /** Code points by glyph of the subset, for readers that copy and search. */
  readonly unicode: (readonly number[] | undefined)[];
  ref(): PDFKit.PDFKitReference;
}

declare global {
  namespace PDFKit {
    interface PDFDocument {
      readonly _font: EmbeddedFont;
    }

    interface PDFOutline {
      addItem(title: string, options: { readonly top: number; readonly left: number }): PDFOutline;
    }
  }

  namespace PDFKit.Mixins {
    interface PDFFont {
      /** Takes a font that fontkit has opened already, under a name of its own. */
      font(opened: FontkitFont, name: string): this;
    }

    interface AnnotationOption {
      /** The element of the structure tree that the annotation belongs to. */
      readonly structParent?: PDFStructureElement;
    }

    interface StructureElementOptions {
      /** What a table's heading cell stands above or beside. */
      readonly scope?: "Column" | "Row";
      /** Left, top, right and bottom in the document's own coordinates. */
      readonly bbox?: readonly [number, number, number, number];
      readonly placement?: "Block" | "Inline";
    }
  }
}

/** A place in the document's structure tree, made when something is first drawn in it. */
export interface Tag {
  readonly type: string;
  element(): PDFKit.PDFStructureElement;
}

/** A tag below `parent`, or at the root. Its order among its siblings is the order of first use. */
export function createTag(
  doc: PDFKit.PDFDocument,
  parent: Tag | null,
  type: string,
  options: PDFKit.Mixins.StructureElementOptions = {},
): Tag {
  let made: PDFKit.PDFStructureElement | null = null;
  return {
    type,
    element() {
      if (made !== null) return made;
      made = doc.struct(type, options);
      if (parent === null) doc.addStructure(made);
      else parent.element().add(made);
      return made;
    },
  };
}

import type { FeedProblem } from "../feed.ts";

/** What can be wrong with a feed's XML and is mended. The harmless ones lose nothing. */
export const XML_PROBLEMS: Readonly<Record<XmlProblem, FeedProblem>> = {
  bareAmpersand: {
    code: "xml.bare-ampersand",
    message: "An & that begins no reference was read as text.",
    harmless: true,
  },
  badAttribute: {
    code: "xml.bad-attribute",
    message: "A quotation mark of an attribute is missing; the tag was read up to its end.",
    harmless: true,
  },
  controlCharacter: {
    code: "xml.control-character",
    message: "Characters that XML does not allow were left out.",
    harmless: true,
  },
  doctype: {
    code: "xml.doctype",
    message: "The document type was left out.",
    harmless: true,
  },
  entityDeclaration: {
    code: "xml.entity-declaration",
    message: "The feed declares entities of its own; they were left out and are never expanded or fetched.",
  },
  unknownEntity: {
    code: "xml.unknown-entity",
    message: "A reference to an entity that is not known was read as text.",
    harmless: true,
  },
  htmlEntity: {
    code: "xml.html-entity",
    message: "An entity that only HTML knows was replaced by its character.",
    harmless: true,
  },
  lastBracket: {
    code: "xml.last-bracket",
    message: "The > of the last tag is missing.",
    harmless: true,
  },
  strayBracket: {
    code: "xml.stray-bracket",
    message: "A < that begins no tag was read as text.",
    harmless: true,
  },
  strayEnd: {
    code: "xml.stray-end",
    message: "The end of an element that was not open was passed over.",
    harmless: true,
  },
  textBefore: {
    code: "xml.text-before",
    message: "Text before the first element was passed over.",
    harmless: true,
  },
  unclosedElement: {
    code: "xml.unclosed-element",
    message: "An element that is never closed was closed where its parent ends.",
    harmless: true,
  },
  unclosedCdata: {
    code: "xml.unclosed-cdata",
    message: "A CDATA section that is never closed was cut at the end of its element.",
  },
  unclosedComment: {
    code: "xml.unclosed-comment",
    message: "A comment that is never closed was read as if it were none.",
  },
  undeclaredPrefix: {
    code: "xml.undeclared-prefix",
    message: "A namespace prefix is used and never declared; it was taken by its usual meaning.",
    harmless: true,
  },
  cutShort: {
    code: "xml.cut-short",
    message: "The text ends in the middle of the feed; what was there was read.",
  },
};

export type XmlProblem =
  | "bareAmpersand"
  | "badAttribute"
  | "controlCharacter"
  | "doctype"
  | "entityDeclaration"
  | "unknownEntity"
  | "htmlEntity"
  | "lastBracket"
  | "strayBracket"
  | "strayEnd"
  | "textBefore"
  | "unclosedElement"
  | "unclosedCdata"
  | "unclosedComment"
  | "undeclaredPrefix"
  | "cutShort";

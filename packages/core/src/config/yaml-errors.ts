import type { ErrorCode } from "yaml";

interface Explanation {
  readonly message: string;
  readonly fix: string;
}

/**
 * What a fault of the YAML itself means. The parser's own messages are not used: some of them quote the
 * file, and what they quote may be a secret.
 */
export function explainYamlError(code: ErrorCode): Explanation {
  return EXPLANATIONS[code];
}

const QUOTE = "Put texts that hold : # { } [ ] , & * ! | > ' \" % @ or ` in quotation marks.";
const INDENT = "Indent with blanks, two for each level, and the same for all keys of one mapping.";
const NOT_USED = "Write the value without anchors (&), aliases (*) and tags (!).";

const EXPLANATIONS: Readonly<Record<ErrorCode, Explanation>> = {
  ALIAS_PROPS: { message: "has an alias with an anchor or a tag", fix: NOT_USED },
  BAD_ALIAS: { message: "uses an alias (*name)", fix: `${NOT_USED} ${QUOTE}` },
  BAD_COLLECTION_TYPE: { message: "has a tag that does not fit its value", fix: NOT_USED },
  BAD_DIRECTIVE: {
    message: "has a directive (%) that is not known",
    fix: "Remove the line that begins with %.",
  },
  BAD_DQ_ESCAPE: {
    message: "has an unknown escape (\\) in double quotation marks",
    fix: "Use single quotation marks, or write \\\\ for one backslash.",
  },
  BAD_INDENT: {
    message: "has a line that is not indented like its neighbours, or a bracket that is not closed",
    fix: `${INDENT} Close every [ and {.`,
  },
  BAD_PROP_ORDER: { message: "has an anchor or a tag at the wrong place", fix: NOT_USED },
  BAD_SCALAR_START: { message: "has a text that begins with a sign of another meaning", fix: QUOTE },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "has a mapping or a list that begins on the line of another key",
    fix: `Begin a new line. ${QUOTE}`,
  },
  BLOCK_IN_FLOW: {
    message: "mixes indented lines with { } or [ ]",
    fix: "Close the bracket first, or use one style.",
  },
  DUPLICATE_KEY: { message: "gives the same key twice", fix: "Keep one of the two." },
  IMPOSSIBLE: { message: "has something that cannot be read as YAML", fix: QUOTE },
  KEY_OVER_1024_CHARS: { message: "has a key of more than 1,024 characters", fix: QUOTE },
  MISSING_CHAR: {
    message: "lacks a sign: a closing bracket or quotation mark, a comma, or a blank after a colon",
    fix: "Close every [ { ' \" and write a blank after each colon.",
  },
  MULTILINE_IMPLICIT_KEY: {
    message: "has a key that goes over more than one line",
    fix: `Write a colon after each key. ${INDENT}`,
  },
  MULTIPLE_ANCHORS: { message: "has more than one anchor on a value", fix: NOT_USED },
  MULTIPLE_DOCS: {
    message: "holds more than one document",
    fix: "Keep one document: remove the lines with --- or ... between them.",
  },
  MULTIPLE_TAGS: { message: "has more than one tag on a value", fix: NOT_USED },
  NON_STRING_KEY: { message: "has a key that is not a text", fix: "Write the key as a word." },
  RESOURCE_EXHAUSTION: { message: "nests too deep", fix: "Write the settings as in the sample." },
  TAB_AS_INDENT: { message: "has a line that is indented with a tab", fix: INDENT },
  TAG_RESOLVE_FAILED: { message: "has a tag (!) that is not known", fix: NOT_USED },
  UNEXPECTED_TOKEN: { message: "has something that cannot stand here", fix: QUOTE },
};

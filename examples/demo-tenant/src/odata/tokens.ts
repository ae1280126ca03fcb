import { Refusal } from "../http/answer.ts";

export interface Token {
  readonly kind: "text" | "sign" | "word";
  readonly value: string;
}

/** Walks through the tokens of a filter. Every method that meets something else refuses the filter. */
export interface TokenReader {
  peek(): Token | null;
  take(): Token;
  /** Takes the word if it comes next. */
  takeWord(word: string): boolean;
  expect(sign: string): void;
  /** Takes a property's name. */
  name(): string;
  invalid(): Refusal;
}

/** Keeps the depth of brackets within what a parser can stand. */
const MOST_CHARACTERS = 2000;
const TOKEN = /\s*(?:'((?:[^']|'')*)'|([(),])|([^\s(),']+))/y;

/** @throws Refusal 400 when the text is none or too long. */
export function readTokens(text: string): TokenReader {
  const invalid = (): Refusal =>
    new Refusal(
      400,
      "BadRequest",
      `Invalid filter clause: There is a syntax error in '${text.slice(0, 200)}'.`,
    );
  const tokens = split(text, invalid);
  let at = 0;
  const reader: TokenReader = {
    invalid,
    peek: () => tokens[at] ?? null,
    take() {
      const token = tokens[at++];
      if (token === undefined) throw invalid();
      return token;
    },
    takeWord(word) {
      const next = reader.peek();
      const found = next?.kind === "word" && next.value.toLowerCase() === word;
      if (found) at++;
      return found;
    },
    expect(sign) {
      const token = reader.take();
      if (token.kind !== "sign" || token.value !== sign) throw invalid();
    },
    name() {
      const token = reader.take();
      if (token.kind !== "word" || !/^[A-Za-z_]\w*$/.test(token.value)) throw invalid();
      return token.value;
    },
  };
  return reader;
}

function split(text: string, invalid: () => Refusal): readonly Token[] {
  if (text.length > MOST_CHARACTERS) throw invalid();
  const source = text.trimEnd();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const found = TOKEN.exec(source);
    if (found === null) throw invalid();
    const [, quoted, sign, word] = found;
    if (quoted !== undefined) tokens.push({ kind: "text", value: quoted.replaceAll("''", "'") });
    else if (word !== undefined) tokens.push({ kind: "word", value: word });
    else tokens.push({ kind: "sign", value: sign ?? "" });
  }
  return tokens;
}

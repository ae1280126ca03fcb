import { readTokens, type Token, type TokenReader } from "../odata/tokens.ts";

/** One comparison of a filter. */
export interface Comparison {
  /** A property, or for `isof` the empty text. */
  readonly property: string;
  /** `eq`, `contains`, `any`, `isof` … in small letters. */
  readonly operator: string;
  readonly literal: Token;
}

export interface Comparisons {
  readonly all: readonly Comparison[];
  /** The properties on the two sides of each `or`. */
  readonly alternatives: readonly (readonly string[])[];
}

const OPERATORS = ["eq", "ne", "lt", "le", "gt", "ge"];
const TEXT_CALLS = ["contains", "startswith", "endswith"];

/** Takes a filter apart without judging it. @throws Refusal when it is none */
export function parseComparisons(text: string): Comparisons {
  const tokens = readTokens(text);
  const alternatives: string[][] = [];
  const all = parseOr(tokens, alternatives);
  if (tokens.peek() !== null) throw tokens.invalid();
  return { all, alternatives };
}

function parseOr(tokens: TokenReader, alternatives: string[][]): readonly Comparison[] {
  const sides = [parseAnd(tokens, alternatives)];
  while (tokens.takeWord("or")) sides.push(parseAnd(tokens, alternatives));
  const all = sides.flat();
  if (sides.length > 1) alternatives.push([...new Set(all.map(({ property }) => property))]);
  return all;
}

function parseAnd(tokens: TokenReader, alternatives: string[][]): readonly Comparison[] {
  const all = [...parseOne(tokens, alternatives)];
  while (tokens.takeWord("and")) all.push(...parseOne(tokens, alternatives));
  return all;
}

function parseOne(tokens: TokenReader, alternatives: string[][]): readonly Comparison[] {
  if (tokens.takeWord("not")) return parseOne(tokens, alternatives);
  if (tokens.peek()?.kind === "sign") {
    tokens.expect("(");
    const inner = parseOr(tokens, alternatives);
    tokens.expect(")");
    return inner;
  }
  const { kind, value } = tokens.take();
  if (kind !== "word") throw tokens.invalid();
  const next = tokens.peek();
  return [next?.kind === "sign" && next.value === "(" ? parseCall(tokens, value) : parseRest(tokens, value)];
}

function parseCall(tokens: TokenReader, word: string): Comparison {
  const call = word.toLowerCase();
  tokens.expect("(");
  if (call === "isof") {
    const literal = tokens.take();
    tokens.expect(")");
    return { property: "", operator: call, literal };
  }
  if (call.endsWith("/any")) {
    const variable = /^(\w+):\1$/.exec(tokens.take().value);
    if (variable === null) throw tokens.invalid();
    const { literal } = parseRest(tokens, word.slice(0, -"/any".length));
    tokens.expect(")");
    return { property: word.slice(0, -"/any".length), operator: "any", literal };
  }
  if (!TEXT_CALLS.includes(call)) throw tokens.invalid();
  const property = tokens.name();
  tokens.expect(",");
  const literal = tokens.take();
  tokens.expect(")");
  return { property, operator: call, literal };
}

function parseRest(tokens: TokenReader, property: string): Comparison {
  const operator = tokens.take().value.toLowerCase();
  const literal = tokens.take();
  if (!OPERATORS.includes(operator) || literal.kind === "sign") throw tokens.invalid();
  return { property, operator, literal };
}

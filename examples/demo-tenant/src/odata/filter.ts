import { type Token, type TokenReader, readTokens } from "./tokens.ts";

/** Reads a property of the row that is looked at. */
export type PropertyReader = (name: string) => unknown;
type Predicate = (read: PropertyReader) => boolean;

/** A parsed `$filter` and the properties it names. */
export interface Filter {
  readonly test: Predicate;
  readonly properties: readonly string[];
}

interface Parser {
  readonly tokens: TokenReader;
  readonly properties: Set<string>;
}

const COMPARISONS = ["eq", "ne", "lt", "le", "gt", "ge"];
const TEXT_CALLS = ["contains", "startswith", "endswith"];

/**
 * Parses the part of OData's filter language that readers of Intune use: comparisons, `and`, `or`, `not`,
 * brackets, `contains`, `startswith`, `endswith`, `isof('type')` and `list/any(x:x eq 'y')`.
 *
 * @throws Refusal 400 when the text is no filter.
 */
export function parseFilter(text: string): Filter {
  const parser: Parser = { tokens: readTokens(text), properties: new Set() };
  const test = parseOr(parser);
  if (parser.tokens.peek() !== null) throw parser.tokens.invalid();
  return { test, properties: [...parser.properties] };
}

function parseOr(parser: Parser): Predicate {
  let left = parseAnd(parser);
  while (parser.tokens.takeWord("or")) {
    const [first, second] = [left, parseAnd(parser)];
    left = (read) => first(read) || second(read);
  }
  return left;
}

function parseAnd(parser: Parser): Predicate {
  let left = parseOne(parser);
  while (parser.tokens.takeWord("and")) {
    const [first, second] = [left, parseOne(parser)];
    left = (read) => first(read) && second(read);
  }
  return left;
}

function parseOne(parser: Parser): Predicate {
  const { tokens } = parser;
  if (tokens.takeWord("not")) {
    const inner = parseOne(parser);
    return (read) => !inner(read);
  }
  if (tokens.peek()?.kind === "sign") {
    tokens.expect("(");
    const inner = parseOr(parser);
    tokens.expect(")");
    return inner;
  }
  const first = tokens.take();
  if (first.kind !== "word") throw tokens.invalid();
  if (isBracket(tokens.peek())) {
    const call = first.value.toLowerCase();
    if (TEXT_CALLS.includes(call)) return parseTextCall(parser, call);
    if (call === "isof") return parseIsof(parser);
    if (/^\w+\/any$/i.test(first.value)) return parseAny(parser, first.value.slice(0, -"/any".length));
  }
  if (!/^[A-Za-z_]\w*$/.test(first.value)) throw tokens.invalid();
  parser.properties.add(first.value);
  const compare = parseComparison(tokens);
  return (read) => compare(read(first.value));
}

function parseTextCall(parser: Parser, call: string): Predicate {
  const { tokens } = parser;
  tokens.expect("(");
  const name = tokens.name();
  parser.properties.add(name);
  tokens.expect(",");
  const wanted = tokens.take().value.toLowerCase();
  tokens.expect(")");
  return (read) => {
    const value = textOf(read(name)).toLowerCase();
    if (call === "contains") return value.includes(wanted);
    return call === "startswith" ? value.startsWith(wanted) : value.endsWith(wanted);
  };
}

function parseAny(parser: Parser, name: string): Predicate {
  const { tokens } = parser;
  parser.properties.add(name);
  tokens.expect("(");
  let variable = tokens.take().value;
  if (variable.endsWith(":")) variable += tokens.take().value;
  if (!/^(\w+):\1$/.test(variable)) throw tokens.invalid();
  const compare = parseComparison(tokens);
  tokens.expect(")");
  return (read) => {
    const list = read(name);
    return Array.isArray(list) && list.some((member) => compare(member));
  };
}

/** The kind of a member of a list of several kinds. */
function parseIsof({ tokens }: Parser): Predicate {
  tokens.expect("(");
  const wanted = `#${tokens.take().value}`;
  tokens.expect(")");
  return (read) => read("@odata.type") === wanted;
}

function parseComparison(tokens: TokenReader): (value: unknown) => boolean {
  const operator = tokens.take().value.toLowerCase();
  const literal = tokens.take();
  if (!COMPARISONS.includes(operator) || literal.kind === "sign") throw tokens.invalid();
  return (value) => holds(operator, order(value, literal));
}

function holds(operator: string, ordered: number | null): boolean {
  if (operator === "eq") return ordered === 0;
  if (operator === "ne") return ordered !== 0;
  if (ordered === null) return false;
  if (operator === "lt") return ordered < 0;
  if (operator === "le") return ordered <= 0;
  return operator === "gt" ? ordered > 0 : ordered >= 0;
}

/** Null when the two cannot be compared. Text compares without regard to case, as the service does. */
function order(value: unknown, literal: Token): number | null {
  if (literal.kind === "word") {
    if (literal.value === "null") return value === null || value === undefined ? 0 : null;
    if (typeof value === "boolean") return String(value) === literal.value ? 0 : null;
    if (typeof value === "number") return value - Number(literal.value);
    const [left, right] = [Date.parse(textOf(value)), Date.parse(literal.value)];
    if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  }
  if (value === null || value === undefined) return null;
  const [left, right] = [textOf(value).toLowerCase(), literal.value.toLowerCase()];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Lists and objects compare with nothing. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function isBracket(token: Token | null): boolean {
  return token?.kind === "sign" && token.value === "(";
}

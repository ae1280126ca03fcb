import { parseSync } from "oxc-parser";

/** A text in the code that a reader might see and that no catalogue holds. */
export interface FoundText {
  readonly line: number;
  readonly text: string;
}

/** What stands in for a value in a template, so that words on both sides are told apart from it. */
const PLACE = "\u0000";

/** Properties of documents and letters that readers read. */
const READ = new Set(
  `title text label sentence description emptyText intro subject summary detail basis stepsTitle linksTitle helpTitle
   why paragraphs steps help note value stateLabel audience fix`.split(/\s+/),
);

/** Faults are for whoever runs the program, and are English like the command. */
const FAULTS = /^(?:\w*Error|notAsMeant)$/;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/**
 * Texts in the source of a module that look as if people read them: two words or more, a letter of Swedish, text or a
 * spoken attribute between the tags of a template, or any word that is put into a part of a document or letter.
 */
export function findTexts(file: string, source: string): readonly FoundText[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} could not be parsed: ${errors[0]?.message ?? ""}`);
  const found: FoundText[] = [];
  visit(program as unknown as Node, null, (node, property) => {
    const text = textOf(node);
    if (text === null) return;
    for (const part of readParts(text, property))
      found.push({ line: source.slice(0, node.start).split("\n").length, text: part });
  });
  return found;
}

function visit(
  node: Node,
  property: string | null,
  tell: (node: Node, property: string | null) => void,
): void {
  if (isSkipped(node)) return;
  tell(node, property);
  for (const [key, child] of Object.entries(node)) {
    const within = propertyOf(node, key, property);
    for (const each of Array.isArray(child) ? (child as readonly unknown[]) : [child]) {
      if (isNode(each) && !(node.type === "Property" && key === "key")) visit(each, within, tell);
    }
  }
}

/** The property of a document that a literal below a node ends up in. */
function propertyOf(node: Node, key: string, property: string | null): string | null {
  if (node.type === "Property" && key === "value") return nameOf(node.key);
  if (node.type === "ConditionalExpression") return key === "test" ? null : property;
  if (node.type === "ArrayExpression" || node.type === "LogicalExpression") return property;
  if (node.type === "TemplateLiteral" || node.type === "TSAsExpression") return property;
  return null;
}

function isSkipped(node: Node): boolean {
  if (/^(?:Import|ExportAll)|^TS(?!AsExpression|SatisfiesExpression|NonNull)/.test(node.type)) return true;
  if (node.type === "NewExpression") return FAULTS.test(nameOf(node.callee) ?? "");
  return (
    node.type === "ThrowStatement" ||
    (node.type === "CallExpression" && FAULTS.test(nameOf(node.callee) ?? ""))
  );
}

function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  const { name, value } = node;
  return typeof name === "string" ? name : typeof value === "string" ? value : null;
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}

function textOf(node: Node): string | null {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral") return null;
  const quasis = node.quasis as readonly { readonly value: { readonly cooked: string | null } }[];
  return quasis.map(({ value }) => value.cooked ?? "").join(PLACE);
}

/** The parts of a literal that people would read. */
function readParts(text: string, property: string | null): readonly string[] {
  if (/<[a-z!/]/i.test(text)) return betweenTags(text);
  const plain = text.replaceAll(PLACE, "…").trim();
  const isCode = /^[a-z][\w.:-]*$/.test(text);
  const isPut = property !== null && READ.has(property) && !isCode && /\p{L}{2}/u.test(text);
  return isPut || /\p{L}{2,}[,.:;]? \p{L}{2,}/u.test(text) || /[åäöÅÄÖ]/.test(text) ? [plain] : [];
}

/** Text between tags, and in the attributes that are shown or spoken, where no `{{…}}` fills them. */
function betweenTags(markup: string): readonly string[] {
  const bare = markup
    .replace(/<(style|script|mj-style)\b[^>]*>.*?<\/\1>/gs, "")
    .replace(/\{\{\{?.*?\}?\}\}/gs, "")
    .replaceAll(PLACE, "");
  const spoken = [...bare.matchAll(/\s(?:alt|title|aria-label|placeholder)="([^"]*)"/g)].map(
    ([, text]) => text ?? "",
  );
  const texts = bare.replace(/<[^>]*>?/gs, "\n").split("\n");
  return [...spoken, ...texts]
    .map((text) => text.replace(/&\w+;/g, "").trim())
    .filter((text) => /\p{L}/u.test(text));
}

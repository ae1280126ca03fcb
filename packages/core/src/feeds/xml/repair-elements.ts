import { attributesOf } from "./attributes.ts";
import { fieldOf, headerOf, isFeed, isItem, mayHoldMarkup } from "./feed-fields.ts";
import { FEED_PROBLEMS } from "./feed-problems.ts";
import type { Leaf } from "./leaf.ts";
import { createLeaf } from "./leaf.ts";
import type { ResolvedName } from "./namespaces.ts";
import type { CloseTag, OpenTag, Repair, Scope } from "./repair.ts";
import { elementOf, FIELD_LIMIT, scopeOf } from "./repair.ts";
import { XML_PROBLEMS } from "./xml-problems.ts";

/** Longest text of one field that is kept, in UTF-16 units; a summary shows some hundreds. */
const TEXT_LIMIT = 30_000;
/** Text of all fields together, and of one field beyond that. */
const TOTAL_LIMIT = 2_000_000;
const SHORT_LIMIT = 2_000;

/** A tag that opens: an item, a field, the channel, or something that is passed over. */
export function onOpen(repair: Repair, token: OpenTag): void {
  const scope = scopeOf(repair, token);
  const { name } = scope;
  if (repair.leaf !== null && !startsAnother(repair.leaf, name)) return repair.leaf.add(token);
  if (repair.leaf !== null) {
    repair.note(XML_PROBLEMS.unclosedElement);
    endLeaf(repair);
  }
  if (!name.declared) repair.note(XML_PROBLEMS.undeclaredPrefix);
  const role = repair.stack.top()?.role ?? "other";
  const field = role === "item" ? fieldOf(name) : headerOf(name);
  if (isItem(name) && (role === "item" || !repair.stack.inItem())) startItem(repair, token, scope);
  else if (field !== null && role !== "other" && repair.fields < FIELD_LIMIT)
    startField(repair, token, field, scope);
  else if (isFeed(name) && name.local === "channel" && role === "feed") startChannel(repair, token, scope);
  else if (!token.empty) repair.stack.push(elementOf(token, "other", scope));
}

/** Whether an element cannot stand inside the field that is being read, so that the field was left open. */
function startsAnother(leaf: Leaf, name: ResolvedName): boolean {
  return (
    isItem(name) || (!mayHoldMarkup(leaf.field) && name.vocabulary !== "other" && fieldOf(name) !== null)
  );
}

/** A tag that closes, with all that was left open inside its element. */
export function onClose(repair: Repair, token: CloseTag): void {
  if (repair.leaf !== null) {
    if (repair.leaf.ends(token.name)) return endLeaf(repair);
    if (!repair.stack.has(token.name)) return repair.leaf.add(token);
    repair.note(XML_PROBLEMS.unclosedElement);
    endLeaf(repair);
  }
  const closed = repair.stack.close(token.name);
  if (closed.length === 0) repair.note(XML_PROBLEMS.strayEnd);
  for (let left = closed.length - 1; left > 0; left -= 1) repair.note(XML_PROBLEMS.unclosedElement);
}

function startItem(repair: Repair, token: OpenTag, scope: Scope): void {
  const before = repair.stack.top();
  if (before?.role === "item") {
    repair.note(XML_PROBLEMS.unclosedElement);
    repair.stack.close(before.name);
  }
  repair.writer.startItem();
  repair.fields = 0;
  const about = attributesOf(token.source).get("rdf:about");
  if (about !== undefined) {
    const leaf = createLeaf("about", "rdf:about", new Map(), { limit: SHORT_LIMIT, note: repair.note });
    leaf.add({ kind: "cdata", text: about });
    repair.writer.field(leaf.write());
  }
  if (!token.empty) repair.stack.push(elementOf(token, "item", scope));
}

function startChannel(repair: Repair, token: OpenTag, scope: Scope): void {
  repair.channels += 1;
  if (repair.channels > 1) repair.note(FEED_PROBLEMS.severalChannels);
  if (!token.empty) repair.stack.push(elementOf(token, "channel", scope));
}

function startField(repair: Repair, token: OpenTag, field: Leaf["field"], scope: Scope): void {
  const written = attributesOf(token.source);
  const atom = scope.name.vocabulary === "atom" || repair.family === "atom";
  if (field === "link" && atom && !written.has("href")) repair.note(FEED_PROBLEMS.linkWithoutAddress);
  const attributes = new Map(written);
  attributes.delete("base");
  if (scope.base !== null && scope.base !== repair.address) attributes.set("base", scope.base);
  const limit = repair.kept < TOTAL_LIMIT ? TEXT_LIMIT : SHORT_LIMIT;
  repair.leaf = createLeaf(field, token.name, attributes, { limit, note: repair.note });
  repair.fields += 1;
  if (token.empty) endLeaf(repair);
}

/** Writes the field that is open, if any. */
export function endLeaf(repair: Repair): void {
  const { leaf, stack, writer } = repair;
  repair.leaf = null;
  if (leaf === null) return;
  repair.kept += leaf.text().length;
  if (stack.inItem()) writer.field(leaf.write());
  else if (leaf.field !== "link") writer.header("updated", leaf.text());
  else if ((leaf.attributes.get("rel") ?? "alternate") === "alternate")
    writer.header("link", leaf.attributes.get("href") ?? leaf.text());
}

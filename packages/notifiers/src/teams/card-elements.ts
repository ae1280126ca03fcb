import { codeParts } from "@intune-om/core/base";

export type CardFact = { readonly label: string; readonly value: string };

/** Text in a run, which knows no Markdown, so that no device name makes a link. */
export function run(
  text: string,
  look: object = {},
  spacing: "Medium" | "Small" | "None" = "Medium",
): object {
  return { type: "RichTextBlock", spacing, inlines: [{ type: "TextRun", text, ...look }] };
}

/** The same with commands, which stand between backticks, in a font of their own. */
export function said(
  text: string,
  look: object = {},
  spacing: "Medium" | "Small" | "None" = "Medium",
): object {
  const inlines = codeParts(text).map((part) => ({
    type: "TextRun",
    text: part.text,
    ...look,
    ...(part.isCode ? { fontType: "Monospace" } : {}),
  }));
  return inlines.length === 0 ? run(text, look, spacing) : { type: "RichTextBlock", spacing, inlines };
}

/** Labels and values side by side; nothing where there are none. Only Markdown is taken here: its signs are escaped. */
export function factSet(facts: readonly CardFact[]): readonly object[] {
  if (facts.length === 0) return [];
  const shown = facts.map(({ label, value }) => ({
    title: escaped(harmless(label)),
    value: escaped(harmless(value)),
  }));
  return [{ type: "FactSet", facts: shown }];
}

/** Cards replace what stands in double braces by dates. */
export function harmless(text: string): string {
  return text.replace(/\{(?=\{)/g, "{\u200B");
}

function escaped(text: string): string {
  return text.replace(/[\\`*_~[\]<>#|]/g, "\\$&");
}

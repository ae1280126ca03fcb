import type { LocaleId } from "../../compose/document.ts";

/** A text in each language that the product speaks. */
export type LocalizedText = Readonly<Record<LocaleId, string>>;

export type { LocalizedText } from "../../locales/given-text.ts";

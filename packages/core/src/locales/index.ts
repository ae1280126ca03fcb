import type { LocaleId } from "../compose/document.ts";
import { en, type Messages } from "./en.ts";
import { sv } from "./sv.ts";

/** Every language that reports are written in. */
export const catalogues: Readonly<Record<LocaleId, Messages>> = { en, sv };

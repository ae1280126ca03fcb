import { type Palette, typeScale } from "../theme.ts";
import type { TextStyle } from "./typesetter.ts";

/** The text styles of the report. */
export interface Styles {
  readonly title: TextStyle;
  readonly section: TextStyle;
  readonly block: TextStyle;
  readonly lead: TextStyle;
  readonly body: TextStyle;
  readonly strong: TextStyle;
  readonly muted: TextStyle;
  readonly small: TextStyle;
  readonly smallStrong: TextStyle;
  readonly caption: TextStyle;
}

export function createStyles({ brand, ink, muted }: Palette): Styles {
  return {
    title: { size: typeScale.title, weight: "bold", colour: brand },
    section: { size: typeScale.section, weight: "bold", colour: brand },
    block: { size: typeScale.block, weight: "bold", colour: ink },
    lead: { size: typeScale.lead, weight: "regular", colour: ink },
    body: { size: typeScale.body, weight: "regular", colour: ink },
    strong: { size: typeScale.body, weight: "bold", colour: ink },
    muted: { size: typeScale.body, weight: "regular", colour: muted },
    small: { size: typeScale.small, weight: "regular", colour: ink },
    smallStrong: { size: typeScale.small, weight: "bold", colour: ink },
    caption: { size: typeScale.small, weight: "regular", colour: muted },
  };
}

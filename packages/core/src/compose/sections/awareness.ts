import type { SectionComposer } from "../section.ts";
import { awarenessBlocks } from "./awareness/awareness-blocks.ts";

/** How users were told of what touches them: figures for everybody, each notice for those who work with them. */
export const awareness: SectionComposer = {
  id: "awareness",
  parts: [{ sources: [], compose: awarenessBlocks }],
};

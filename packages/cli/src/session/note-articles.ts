import type { KnowledgeBase } from "@intune-om/core";
import type { Output } from "../output/output.ts";

/** Says that articles lack: a report goes out without them. */
export function noteArticles({ problems }: KnowledgeBase, output: Output): void {
  if (problems.length === 0) return;
  output.note(
    "Not every article of the knowledge base can be used: `intune-om kb check` says what is wrong.",
  );
}

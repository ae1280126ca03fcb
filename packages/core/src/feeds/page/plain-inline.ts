import { decodeEntities } from "./entities.ts";

/**
 * Markdown of one line as plain text: links and code give their text, images and tags go. Each pattern
 * stops at the next bracket of its kind, so that no text makes it look back far; callers cap the length.
 */
export function plainInline(markdown: string): string {
  if (!/[[<`*_\\&]/.test(markdown)) return markdown;
  const text = markdown
    .replace(/!\[[^[\]]*\]\((?:[^()]|\([^()]*\))*\)/g, "")
    .replace(/\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, "$1")
    .replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, "$1")
    .replace(/<(https?:[^<>\s]*)>/gi, "$1")
    .replace(/<\/?[A-Za-z][^<>]*>/g, "")
    .replace(/`+/g, "")
    .replace(/\*\*|__/g, "")
    .replace(/(?<![\p{L}\p{N}*_])[*_](?=\S)([^*_]{1,200})[*_](?![\p{L}\p{N}*_])/gu, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
  return decodeEntities(text);
}

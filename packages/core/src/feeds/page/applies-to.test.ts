import { describe, expect, it } from "vitest";
import { readApplies } from "./applies-to.ts";
import { readMarkdown } from "./read-markdown.ts";

function platforms(markdown: string): string {
  const lines = readMarkdown(markdown).blocks.filter((block) => block.kind === "line");
  return readApplies(lines).platforms.join("+");
}

describe("where a notice applies", () => {
  it.each([
    ["Applies to: Android Enterprise dedicated devices", "android"],
    ["Applies to:  \n- Windows", "windows"],
    ["**Applies to**:\n- Android Enterprise", "android"],
    ["Applies to:\n\n- iOS/iPadOS\n- macOS\n\nText about Windows.", "ios+ipados+macos"],
    ['> [!div class="checklist"]\n> Applies to:\n>\n> - Linux', "linux"],
    ["Gäller för:\n- Windows 10 och senare", "windows"],
    ["Gäller för: iOS", "ios"],
    ["Applies to Windows 10 and later.", "windows"],
    ["This feature applies to:\n\nWindows 10 and later", "windows"],
    ["You can do it. This setting applies to:\n- macOS", "macos"],
    ["It applies to apps on Windows only when asked.", ""],
    ["Applies to:\n\n### Next", ""],
  ])("reads %j", (markdown, expected) => expect(platforms(markdown)).toBe(expected));

  it("keeps the lines that say nothing about platforms", () => {
    const lines = readMarkdown("Text.\nApplies to: iOS\nMore.").blocks.filter(
      (block) => block.kind === "line",
    );
    expect(readApplies(lines).rest.map((line) => line.text)).toStrictEqual(["Text.", "More."]);
  });
});

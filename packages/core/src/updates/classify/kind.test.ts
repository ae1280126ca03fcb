import { describe, expect, it } from "vitest";
import type { UpdateKind } from "../update.ts";
import { kindOf, type KindTold } from "./kind.ts";
import { CHANGED_TITLES, NEW_TITLES, TEXT_WORDS, TITLE_WORDS } from "./kind-words.ts";

function kind(told: Partial<KindTold>): UpdateKind {
  return kindOf({ category: null, actBy: null, tags: [], title: "A title", summary: "", ...told });
}

describe("what a notice is", () => {
  it.each<[string, UpdateKind]>([
    ["Plan for Change: Intune moving to support macOS 15 and higher", "endOfSupport"],
    ["Windows 11, version 22H2 will reach end of servicing on October 14", "endOfSupport"],
    ["Supportavslut för Android 10", "endOfSupport"],
    ["Support for iOS 8.0 is being retired", "endOfSupport"],
    ["Stöd för iOS 8.0 upphör", "endOfSupport"],
    ["Support for the classic reports is being retired", "retirement"],
    ["Plan for Change: Removal of a Graph property", "retirement"],
    ["Avveckling av den äldre rapporten", "retirement"],
    ["Utfasning av den gamla konsolen", "retirement"],
    ["Action Required: Update your firewall", "actionRequired"],
    ["Take action: Out-of-band update for domain controllers", "actionRequired"],
    ["Take action: July 2023 security update is now available", "osRelease"],
    ["Åtgärd krävs: förnya certifikatet", "actionRequired"],
    ["Follow up to IT1431577: Recommended update", "incident"],
    ["Känt problem: inloggning med kamera", "incident"],
    ["iOS 17.6.1 and iPadOS 17.6.1", "osRelease"],
    ["macOS Tahoe 26.3.2", "osRelease"],
    ["watchOS 8.3 (19S55)", "osRelease"],
    ["iOS 15.3 beta 2 (19D5026g)", "osRelease"],
    ["iOS 15 devices need a profile", "new"],
    ["Windows 11, version 25H2, build 26200.1234 (KB5070000)", "osRelease"],
    ["Retire noncompliant devices", "new"],
    ["Improved enrollment of iOS devices", "changed"],
    ["Fewer screens: the Company Portal has been redesigned", "changed"],
    ["Förbättrad inloggning", "changed"],
    ["New settings for Windows", "new"],
    ["Nya inställningar för Windows", "new"],
    ["Get started with the improvements of March", "new"],
  ])("is told by the title %j: %s", (title, expected) => expect(kind({ title })).toBe(expected));

  it("is what the form of the source leaves no doubt of", () => {
    expect(kind({ kind: "incident", title: "Action required" })).toBe("incident");
  });

  it("is told by the tags where the title says nothing", () => {
    expect(kind({ tags: ["User impact", "Retirement"] })).toBe("retirement");
    expect(kind({ tags: ["New feature"], category: "planForChange" })).toBe("new");
    expect(kind({ tags: ["Feature update"] })).toBe("changed");
    expect(kind({ tags: ["constructor", "__proto__"] })).toBe("new");
  });

  it("is a call to act where the source states a date to act by", () => {
    expect(kind({ actBy: new Date("2026-01-01T00:00:00Z"), tags: ["Feature update"] })).toBe(
      "actionRequired",
    );
    expect(kind({ actBy: new Date("2026-01-01T00:00:00Z"), tags: ["Retirement"] })).toBe("retirement");
  });

  it.each<[string, UpdateKind]>([
    [
      "Microsoft now supports Ubuntu 26.04. Support for Ubuntu 22.04 LTS ends in August 2026.",
      "endOfSupport",
    ],
    ["We're aware of an issue with Windows 11.", "incident"],
    ["The column has been renamed.", "changed"],
    ["Kolumnen har flyttats till en annan sida.", "changed"],
    ["You can now search.", "new"],
    [`${"Words. ".repeat(200)}The column has been renamed.`, "new"],
  ])("is told by the start of the text %j", (summary, expected) => expect(kind({ summary })).toBe(expected));

  it("is a change where the message center plans one and nothing says more", () => {
    expect(kind({ category: "planForChange" })).toBe("changed");
    expect(kind({ category: "stayInformed" })).toBe("new");
  });

  it.each(
    [
      ...TITLE_WORDS,
      ...TEXT_WORDS,
      { kind: "changed", words: CHANGED_TITLES },
      { kind: "new", words: NEW_TITLES },
    ].map(({ kind: name, words }) => [name, words] as const),
  )("has no word twice among those of %s", (_name, words) => expect(new Set(words).size).toBe(words.length));
});

import type { Message } from "@intune-om/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import { CARD_BYTES, teamsPayload } from "./adaptive-card.ts";

interface Element {
  readonly type: string;
  readonly inlines?: readonly { readonly text: string }[];
  readonly facts?: readonly { readonly title: string; readonly value: string }[];
}

function cardOf(changes: Partial<Message> = {}) {
  const payload = JSON.parse(teamsPayload(testMessage(changes)).toString("utf8"));
  expect(payload).toMatchObject({
    type: "message",
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null }],
  });
  return payload.attachments[0].content as {
    readonly type: string;
    readonly version: string;
    readonly body: readonly Element[];
  };
}

function textsOf(changes: Partial<Message> = {}): readonly string[] {
  return cardOf(changes).body.flatMap(({ inlines = [] }) => inlines.map(({ text }) => text));
}

const REPORT = `VECKORAPPORT: 3 ÅTGÄRDER VÄNTAR 🚧
Norrviken Energi AB

Period: 20–26 november
Klient: Contoso
  Norr

Läge: Bra
Allt är som det ska.

Nyckeltal
---------
* Efterlevnad: 94 % (mål 95 %)
`;

describe("a card", () => {
  it("is an adaptive card of version 1.5 with title, text and files", () => {
    const card = cardOf();
    expect(card).toMatchObject({ type: "AdaptiveCard", version: "1.5" });
    expect(textsOf()).toStrictEqual([
      "Veckorapport: 3 åtgärder väntar 🚧",
      "Hej Åsa",
      ".",
      "..",
      "Slut",
      "Filer, bifogade i e-posten",
      expect.stringMatching(/^Veckorapport åäö\.pdf \(13\s?B\)$/),
    ]);
  });

  it("shows labels and values as facts, and leaves rules and the repeated title out", () => {
    const text = REPORT.replace("\n  Norr", "");
    const facts = cardOf({ text }).body.find(({ type }) => type === "FactSet")?.facts;
    expect(facts).toStrictEqual([
      { title: "Period", value: "20–26 november" },
      { title: "Klient", value: "Contoso" },
    ]);
    const shown = textsOf({ text, attachments: [] });
    expect(shown).toStrictEqual([
      "Veckorapport: 3 åtgärder väntar 🚧",
      "Norrviken Energi AB",
      "Läge: Bra",
      "Allt är som det ska.",
      "Nyckeltal",
      "* Efterlevnad: 94 % (mål 95 %)",
    ]);
  });

  it("says where the rest is when the text is longer", () => {
    const text = Array.from({ length: 100 }, (_, n) => `line ${n}`).join("\n");
    const shown = textsOf({ text, language: "en-GB", attachments: [] });
    expect(shown).toHaveLength(32);
    expect(shown.at(-1)).toBe("The mail has the rest.");
  });

  it("leaves lines out until it is as small as Teams takes", () => {
    const text = Array.from({ length: 30 }, () => "🚧".repeat(300)).join("\n");
    const shown = textsOf({ text, language: "en" });
    expect(shown.filter((line) => line.startsWith("🚧")).length).toBeGreaterThan(15);
    expect(shown).toContain("The mail has the rest.");
    expect(teamsPayload(testMessage({ text })).length).toBeLessThanOrEqual(CARD_BYTES);
  });

  it("makes no link, date or mention of what a device is called", () => {
    const evil = "[click](https://evil.example) **x** {{DATE(2026-01-01)}} <at>all</at>";
    const card = cardOf({ text: `Name: ${evil}\nOther: b\n\n${evil}` });
    const fact = card.body.find(({ type }) => type === "FactSet")?.facts?.[0]?.value ?? "";
    expect(fact).toBe(
      "\\[click\\](https://evil.example) \\*\\*x\\*\\* {\u200B{DATE(2026-01-01)}} \\<at\\>all\\</at\\>",
    );
    expect(card.body.map(({ type }) => type)).not.toContain("TextBlock");
    expect(JSON.stringify(card)).not.toContain("{{");
    expect(JSON.stringify(card)).not.toContain("entities");
  });

  it("is never larger than Teams takes, never unclean, and the same each time", () => {
    const text = fc.string({ unit: "binary", maxLength: 2_000 });
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(text, { maxLength: 40 }),
        fc.nat(60),
        (subject, line, names, copies) => {
          const message = testMessage({
            subject,
            text: Array(copies + 1)
              .fill(`${line}\n${line}: ${line}`)
              .join("\n\n"),
            attachments: names.map((fileName) => ({ fileName, contentType: "x/y", bytes: Buffer.alloc(3) })),
          });
          const payload = teamsPayload(message);
          expect(payload.length).toBeLessThanOrEqual(CARD_BYTES);
          expect(payload.equals(teamsPayload(message))).toBe(true);
          expect(payload.toString("utf8")).not.toMatch(
            /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

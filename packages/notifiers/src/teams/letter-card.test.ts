import type { Letter, LetterTable, Message } from "@intune-om/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import { CARD_BYTES, teamsPayload } from "./adaptive-card.ts";

const TABLE: LetterTable = {
  title: "What shows it",
  note: "The worst first.",
  columns: ["Severity", "Device"],
  rows: [
    [{ tone: "bad", label: "High" }, "NORR-001"],
    [{ tone: "unknown", label: "Unknown" }, "NORR-002"],
  ],
  more: "And 27 more.",
};

const LETTER: Letter = {
  locale: "en",
  subject: "[High] 2 devices are silent: Contoso AB",
  organisation: "Contoso AB",
  title: "2 devices are silent",
  lead: { tone: "bad", text: "Find out where they are." },
  paragraphs: ["It is the third time."],
  tables: [TABLE],
  facts: [{ label: "First seen", value: "22 Nov 2026" }],
  steps: ["Open the list.", "Ask the user."],
  stepsTitle: "What to do",
  links: [{ text: "Open in the admin center", url: "https://intune.microsoft.com/#view/a" }],
  linksTitle: "Where to look",
  help: ["Take it: intune-om alerts ack stale-devices:d1"],
  helpTitle: "Acknowledge",
  why: "You have the role.",
};

function payloadOf(letter: Letter): Buffer {
  const changes: Partial<Message> = { letter, subject: letter.subject, attachments: [] };
  return teamsPayload(testMessage(changes));
}

interface Card {
  readonly body: readonly { readonly type: string; readonly rows?: readonly object[] }[];
  readonly actions?: readonly object[];
}

function cardOf(letter: Letter): Card {
  return JSON.parse(payloadOf(letter).toString("utf8")).attachments[0].content as Card;
}

/** Every text that is shown, in its order. */
function textsOf(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (typeof part !== "object" || part === null) return [];
  const { text, title, value, ...rest } = part as Readonly<Record<string, unknown>>;
  return [
    ...[title, value, text].filter((said) => typeof said === "string"),
    ...textsOf(Object.values(rest)),
  ];
}

describe("a card of a letter", () => {
  it("never cuts a command, however much of the rest must go", () => {
    const command = `intune-om alerts ack ${"stale-devices:abc ".repeat(12)}--by john`;
    const rows = Array.from({ length: 30 }, () => Array.from({ length: 6 }, () => "Ünïcödé".repeat(40)));
    const paragraphs = Array.from({ length: 12 }, () => "A long story. ".repeat(30));
    const tables = Array.from({ length: 7 }, () => ({ ...TABLE, rows }));
    const texts = textsOf(cardOf({ ...LETTER, tables, paragraphs, help: ["Take them:", command] }).body);
    expect(texts.filter((text) => text.startsWith("A long story")).length).toBeLessThan(10);
    expect(texts).toContain(command);
  });

  it("says what the mail says, in its order", () => {
    const texts = textsOf(cardOf(LETTER).body);
    expect(texts).toStrictEqual([
      LETTER.subject,
      "Find out where they are.",
      "It is the third time.",
      "What shows it",
      "The worst first.",
      "Severity",
      "Device",
      "High",
      "NORR-001",
      "Unknown",
      "NORR-002",
      "And 27 more.",
      "First seen",
      "22 Nov 2026",
      "What to do",
      "1. Open the list.",
      "2. Ask the user.",
      "Acknowledge",
      "Take it: intune-om alerts ack stale-devices:d1",
      "You have the role.",
    ]);
  });

  it("has its links as buttons, to web pages alone", () => {
    const urls = [
      "javascript:alert(1)",
      "mailto:a@b.example",
      "https://a@evil.example/",
      "file:///etc",
      "no",
    ];
    const links = [...LETTER.links, ...urls.map((url) => ({ text: "x", url }))];
    expect(cardOf({ ...LETTER, links }).actions).toStrictEqual([
      {
        type: "Action.OpenUrl",
        title: "Open in the admin center",
        url: "https://intune.microsoft.com/#view/a",
      },
    ]);
    expect(cardOf({ ...LETTER, links: [] })).not.toHaveProperty("actions");
  });

  it("keeps all ten rows of a long table within what Teams takes, and of longer ones says no wrong number", () => {
    const long = "åäö 漢字 ".repeat(40);
    const rows = Array.from({ length: 10 }, () => Array.from({ length: 4 }, () => long));
    const letter = { ...LETTER, tables: [{ ...TABLE, columns: ["a", "b", "c", "d"], rows }] };
    expect(payloadOf(letter).length).toBeLessThanOrEqual(CARD_BYTES);
    const table = cardOf(letter).body.find(({ type }) => type === "Table");
    expect(table?.rows).toHaveLength(11);
    expect(textsOf(cardOf(letter).body)).toContain("And 27 more.");
    const seven = {
      ...LETTER,
      tables: Array.from({ length: 7 }, () => ({
        ...TABLE,
        columns: Array(6).fill(long),
        rows: Array.from({ length: 10 }, () => Array(6).fill(long)),
      })),
    };
    expect(payloadOf(seven).length).toBeLessThanOrEqual(CARD_BYTES);
    expect(textsOf(cardOf(seven).body)).not.toContain("And 27 more.");
  });

  it("never grows beyond what Teams takes, and shows no text that acts on its reader", () => {
    const text = fc.string({ unit: "binary", maxLength: 300 });
    const table = fc.record({
      title: text,
      note: text,
      columns: fc.array(text, { maxLength: 8 }),
      rows: fc.array(fc.array(text, { maxLength: 8 }), { maxLength: 12 }),
      more: text,
    });
    const letters = fc.record({
      subject: text,
      title: text,
      paragraphs: fc.array(text, { maxLength: 15 }),
      tables: fc.array(table, { maxLength: 9 }),
      steps: fc.array(text, { maxLength: 15 }),
      help: fc.array(text, { maxLength: 15 }),
      facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 15 }),
      why: text,
    });
    fc.assert(
      fc.property(letters, (parts) => {
        const letter = { ...LETTER, ...parts };
        expect(payloadOf(letter).length).toBeLessThanOrEqual(CARD_BYTES);
        for (const said of textsOf(cardOf(letter).body)) {
          expect(said).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
          expect(said).not.toContain("{{");
        }
      }),
      { numRuns: 200 },
    );
  });
});

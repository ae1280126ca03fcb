import { describe, expect, it } from "vitest";
import type { Document } from "@intune-om/core";
import { createMailComposer, reporters } from "@intune-om/reporters";
import { everyFigure, everyList } from "../../packages/core/test-support/every-list.ts";
import { compose } from "../../packages/core/test-support/reports.ts";
import { administrators, snapshot, stakeholders } from "../../packages/core/test-support/snapshots.ts";
import { readPdf } from "../../packages/reporters/test-support/read-pdf.ts";
import { unzipTexts } from "./unzip.ts";

/** What names a person or a device in a row of any list. */
const NAMING =
  /^(?:deviceName|serialNumber|userPrincipalName|userId|user|mail|displayName|addresses?|emailAddress)$/;
/** Lists of which a row is one device. */
const OF_DEVICES = new Set(["devices", "graceDevices", "deviceScores"]);

/** Everything in the lists that only those who may see people are to read. */
function personal(): readonly string[] {
  const found = Object.entries(everyList).flatMap(([list, rows]) =>
    (rows as readonly object[]).flatMap((row) =>
      Object.entries(row as Readonly<Record<string, unknown>>).flatMap(([key, value]) => {
        const names = NAMING.test(key) || (key === "name" && OF_DEVICES.has(list));
        if (key === "devices" && Array.isArray(value))
          return value.filter((device) => typeof device === "string");
        return typeof value === "string" && (names || value.includes("@")) ? [value] : [];
      }),
    ),
  );
  return [...new Set(found)].filter((text) => text.length > 3);
}

const CONTEXT = { formats: ["pdf", "xlsx", "html", "ics"] };

/** The text of a document in every format, as a reader or a search would find it. */
async function rendered(document: Document): Promise<Readonly<Record<string, string>>> {
  const texts: Record<string, string> = {};
  for (const [format, create] of Object.entries(reporters)) {
    const bytes = await (await create()).render(document, CONTEXT);
    texts[format] = Buffer.from(bytes).toString("utf8");
    if (format === "xlsx") texts[format] = unzipTexts(bytes);
    if (format === "pdf") {
      const { lines, alternatives, bookmarks } = readPdf(bytes);
      texts[format] = [lines.map(({ text }) => text).join(""), ...alternatives, ...bookmarks].join("\n");
    }
  }
  const { subject, html, text } = await createMailComposer().compose(document, { attachments: [] });
  return { ...texts, mail: `${subject}\n${html}\n${text}` };
}

const of = snapshot({ lists: everyList, metrics: everyFigure });

describe("a report for readers who may not see people", () => {
  it.each(["stakeholders", "users", "newcomers"] as const)(
    "names to %s no person, address, serial number or device, in any format",
    async (kind) => {
      const texts = await rendered(compose(of, { audience: { ...stakeholders, kind } }));
      for (const [format, text] of Object.entries(texts)) {
        const lines = text.replaceAll(/\s/g, "");
        const told = personal().filter((name) => lines.includes(name.replaceAll(/\s/g, "")));
        expect(told, format).toEqual([]);
      }
    },
  );

  it("is held against names that those who work with the lists do find", async () => {
    expect(personal().length).toBeGreaterThan(3);
    const { xlsx = "" } = await rendered(compose(of, { audience: administrators }));
    const told = personal().filter((name) => xlsx.includes(name));
    expect(told.length).toBeGreaterThan(2);
  });
});

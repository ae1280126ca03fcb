import type { Document, MailBody } from "@intune-om/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attackText } from "../../test-support/attack-text.ts";
import { readHtml } from "../../test-support/read-html.ts";
import { sampleDocument } from "../../test-support/sample-document.ts";
import { withTexts } from "../reporter.contract.ts";
import { createMailComposer } from "./mail-composer.ts";
import { columns } from "./wrap-text.ts";

const composer = createMailComposer();
const ATTACHMENTS = [
  { fileName: "report.pdf", format: "pdf" },
  { fileName: "report.xlsx", format: "xlsx" },
] as const;

async function compose(document: Document, contact?: string): Promise<MailBody> {
  return composer.compose(document, {
    attachments: ATTACHMENTS,
    ...(contact === undefined ? {} : { contact }),
  });
}

describe("mail composer", () => {
  it("puts title, state and date in the subject", async () => {
    const { subject } = await compose(sampleDocument({ locale: "sv" }));
    expect(subject).toBe("Veckorapport om våra enheters hälsa: Behöver åtgärdas, 2026-11-22");
  });

  it("says the same in both parts", async () => {
    const { html, text } = await compose(sampleDocument({ locale: "en" }), "intune@contoso.example");
    const shown = readHtml(html).text.replace(/\s+/g, " ");
    const flat = text.replace(/\n *> /g, " ").replace(/\s+/g, " ");
    for (const part of [
      "Needs attention",
      "Microsoft Defender could not be read",
      "Grant the application the permission DeviceManagementConfiguration.Read.All",
      "Days to Apple push certificate expiry",
      "Below target",
      "Missing encryption is the most common reason, on 41 devices.",
      "41 devices without encryption",
      "and 85 more in the attached report",
      "312 of your devices · Owner: Åsa Lind",
      "Devices with an older version stay enrolled, but cannot install new versions of the app.",
      "Message center, 12 Nov 2026",
      "Windows 10 22H2 leaves support",
      "No open incidents.",
      "Renew the certificate",
      "report.xlsx",
      "intune@contoso.example",
      "listed under “Management”",
    ]) {
      expect(shown).toContain(part);
      expect(flat).toContain(part);
    }
  });

  it.each([
    ["en", "Not attached, because the mail would have been too large", "41.3 MB, kept where"],
    ["sv", "Inte bifogat, eftersom e-postmeddelandet hade blivit för stort", "41,3 MB, finns kvar"],
  ] as const)(
    "tells in %s which files were too large, how large they are and where they stand",
    async (locale, title, size) => {
      const file = {
        fileName: "report.xlsx",
        format: "xlsx",
        bytes: 41_234_567,
        path: "/srv/reports/r1/report.xlsx",
      };
      const { html, text } = await composer.compose(sampleDocument({ locale }), {
        attachments: [{ fileName: "report.pdf", format: "pdf" }],
        leftOut: [file],
        contact: "intune@contoso.example",
      });
      const shown = readHtml(html).text.replace(/\s+/g, " ");
      const flat = text.replace(/\s+/g, " ");
      for (const part of [
        title,
        "report.xlsx",
        size,
        "/srv/reports/r1/report.xlsx",
        "intune@contoso.example",
      ]) {
        expect(shown).toContain(part);
        expect(flat).toContain(part);
      }
      expect(shown.indexOf("report.pdf")).toBeLessThan(shown.indexOf(title));
    },
  );

  it("marks the words of others with their language, and sets them off", async () => {
    const { html, text } = await compose(sampleDocument({ locale: "sv" }));
    expect(html).toMatch(/<a href="https:\/\/learn[^"]*" lang="en"[^>]*>Company Portal will need/);
    expect(html).toMatch(/<div lang="en" style="border-left[^>]*>Devices with an older version/);
    expect(text).toContain("\n  > Devices with an older version stay enrolled");
  });

  it("puts the figures that need someone first", async () => {
    const { text } = await compose(sampleDocument({ locale: "en" }));
    expect(text.indexOf("Days to Apple push")).toBeLessThan(text.indexOf("Compliant devices"));
  });

  it("shows charts as pictures that the HTML part names, with their description as alternative", async () => {
    const { html, images } = await compose(sampleDocument({ locale: "en" }));
    const shown = readHtml(html).tags.filter(({ name }) => name === "img");
    expect(shown.map(({ attributes }) => attributes.get("src"))).toEqual(
      images.map(({ contentId }) => `cid:${contentId}`),
    );
    expect(new Set(images.map(({ contentId }) => contentId)).size).toBe(images.length);
    expect(images.length).toBeGreaterThan(0);
    for (const [index, { bytes }] of images.entries()) {
      expect(Array.from(bytes.subarray(0, 8))).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      const attributes = shown[index]?.attributes;
      expect(view.getUint32(16)).toBe(Number(attributes?.get("width")) * 2);
      expect(Math.abs(view.getUint32(20) - Number(attributes?.get("height")) * 2)).toBeLessThanOrEqual(2);
      expect(attributes?.get("alt")?.length).toBeGreaterThan(10);
    }
  });

  it("asks for nothing from outside", async () => {
    const { html } = await compose(sampleDocument({ locale: "en" }));
    const { tags } = readHtml(html);
    expect(tags.some(({ name }) => ["script", "link", "form", "iframe"].includes(name))).toBe(false);
    expect(html).not.toMatch(/@import|url\(/);
    for (const { attributes } of tags) expect(attributes.get("src") ?? "cid:").toMatch(/^cid:/);
  });

  it("stays below the size at which mail programs cut, however long the report is", async () => {
    const document = sampleDocument({ locale: "en", deviceRows: 400 });
    const long = { ...document, sections: Array.from({ length: 60 }, () => document.sections).flat() };
    const wordy = withTexts(long, () => "'\"<&> ".repeat(80));
    const { html, text } = await compose(wordy);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(text.length).toBeGreaterThan(100);
  });

  it("does not speak of attachments when there are none", async () => {
    const { html, text } = await composer.compose(sampleDocument({ locale: "en" }), { attachments: [] });
    expect(html).not.toContain("attached");
    expect(text).not.toMatch(/attached/i);
    expect(text).toContain("and 85 more");
  });

  it("gives the same body again", async () => {
    expect(await compose(sampleDocument())).toEqual(
      await createMailComposer().compose(sampleDocument(), { attachments: ATTACHMENTS }),
    );
  });

  it("shows any text without making markup, headers or addresses of it", async () => {
    const document = sampleDocument({ locale: "en", deviceRows: 3 });
    const plain = withTexts(document, () => "plain");
    const known = new Set(tagsOf((await compose(plain, "a@b.example")).html));
    await fc.assert(
      fc.asyncProperty(
        attackText.filter((text) => text.trim() !== ""),
        async (hostile) => {
          const { subject, html, text } = await compose(
            withTexts(document, () => `x ${hostile}`),
            hostile,
          );
          expect(tagsOf(html).filter((tag) => !known.has(tag))).toEqual([]);
          for (const { attributes } of readHtml(html).tags) {
            expect(attributes.get("href") ?? "mailto:").toMatch(/^mailto:[^,"<>]*$/);
          }
          expect(subject.length).toBeLessThanOrEqual(150);
          expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E]/u);
          expect(subject.isWellFormed()).toBe(true);
          expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
          for (const line of text.split("\n")) {
            if (!/https?:\/\/|mailto:/.test(line)) expect(columns(line)).toBeLessThanOrEqual(76);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

function tagsOf(html: string): readonly string[] {
  return readHtml(html).tags.map(({ name, attributes }) => `${name} ${[...attributes.keys()].join(" ")}`);
}

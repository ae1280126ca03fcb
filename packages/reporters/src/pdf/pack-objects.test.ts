import { describe, expect, it } from "vitest";
import { packObjects } from "./pack-objects.ts";

/** A file as pdfkit writes it: each object on lines of its own, then a plain table. */
function plainFile(bodies: readonly string[]): Uint8Array {
  let file = "%PDF-1.7\n";
  const offsets = bodies.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return String(offset).padStart(10, "0");
  });
  const rows = offsets.map((offset) => `${offset} 00000 n \n`).join("");
  const start = file.length;
  file += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer\n<<\n/Size ${bodies.length + 1}\n/Root 1 0 R\n/Info 2 0 R\n/ID [<ab> <ab>]\n>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

describe("packing the objects of a PDF", () => {
  it("keeps streams as they are and refers to them where they lie", () => {
    const stream = "<<\n/Length 3\n>>\nstream\nabc\nendstream";
    const packed = Buffer.from(
      packObjects(plainFile(["<<\n/Type /Catalog\n>>", "<<\n/Title (a)\n>>", stream])),
    ).toString("latin1");
    expect(packed).toContain(`3 0 obj\n${stream}\nendobj\n`);
    expect(packed).not.toContain("/Type /Catalog");
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(packed)?.[1]);
    expect(packed.slice(start)).toMatch(
      /^5 0 obj\n<<\n\/Type \/XRef \/Size 6 \/W \[1 4 2\] \/Root 1 0 R \/Info 2 0 R \/ID \[<ab> <ab>\]/,
    );
  });

  it("makes a file of many small objects much smaller", () => {
    const file = plainFile(
      Array.from({ length: 3_000 }, (_, index) => `<<\n/S /TD\n/P ${index} 0 R\n/K [${index % 40}]\n>>`),
    );
    expect(packObjects(file).byteLength).toBeLessThan(file.byteLength / 5);
  });

  it("refuses a file of another form", () => {
    for (const text of ["", "%PDF-1.7\nstartxref\n4\n%%EOF", "startxref\n99999\n%%EOF"]) {
      expect(() => packObjects(Buffer.from(text))).toThrow("unexpected form");
    }
  });
});

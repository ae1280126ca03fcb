import { Document, isMap, isScalar } from "yaml";

const LINE_WIDTH = 110;

/**
 * Plain data as YAML that reads back as the same data, whatever its texts hold.
 * @param head Lines above everything, without their `#`.
 * @param notes Comments above keys of the top level.
 */
export function writeYaml(
  data: Readonly<Record<string, unknown>>,
  head: readonly string[],
  notes: Readonly<Record<string, string>> = {},
): string {
  const document = new Document(data, { aliasDuplicateObjects: false, version: "1.2", schema: "core" });
  document.commentBefore = head.map((text) => ` ${oneLine(text)}`).join("\n");
  if (isMap(document.contents)) {
    document.contents.items.forEach(({ key }, index) => {
      if (!isScalar(key)) return;
      key.spaceBefore = index > 0;
      const note = notes[String(key.value)];
      if (note !== undefined)
        key.commentBefore = note
          .split("\n")
          .map((text) => ` ${oneLine(text)}`)
          .join("\n");
    });
  }
  return document.toString({ lineWidth: LINE_WIDTH });
}

/** A comment ends with its line. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u0085\u2028\u2029]+/g, " ");
}

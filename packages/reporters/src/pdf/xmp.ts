/** What a file says of itself, as clean text. */
export interface FileFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  readonly producer: string;
  readonly createdAt: Date;
}

/** The facts of a file as XMP (ISO 16684-1), to stand inside `rdf:RDF`. Every text is escaped. */
export function xmpDescription(facts: FileFacts): string {
  const at = `${facts.createdAt.toISOString().slice(0, 19)}Z`;
  const language = escapeXml(facts.language);
  const localised = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  return [
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">`,
    `<dc:title>${localised(facts.title)}</dc:title>`,
    `<dc:creator><rdf:Seq><rdf:li>${escapeXml(facts.author)}</rdf:li></rdf:Seq></dc:creator>`,
    `<dc:description>${localised(facts.subject)}</dc:description>`,
    `<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreateDate>${at}</xmp:CreateDate><xmp:ModifyDate>${at}</xmp:ModifyDate>`,
    `<xmp:CreatorTool>${escapeXml(facts.producer)}</xmp:CreatorTool><pdf:Producer>${escapeXml(facts.producer)}</pdf:Producer>`,
    `</rdf:Description>`,
  ].join("\n");
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

import type { ChartBlock, Document, MailBody, MailComposer, MailContext } from "@intune-om/core";
import type { Template } from "../html/compile-template.ts";
import { type ChartImage, chartImage } from "./chart-image.ts";
import { compileMailTemplate, mailContext } from "./html-part.ts";
import { compileMjml } from "./compile-mjml.ts";
import { composeLetter } from "./letter.ts";
import { LETTER_SKELETON } from "./letter-template.ts";
import { mailContent, type MailContent, type MailLimits } from "./mail-content.ts";
import { mailSubject } from "./mail-subject.ts";
import { textPart } from "./text-part.ts";

/** Some mail programs cut the HTML part at 102 KB; this leaves room for what gateways add. */
const HTML_LIMIT = 95_000;

/** How much a mail shows, from the usual to the least. The next is tried when the HTML part grows too large. */
const LIMITS: readonly MailLimits[] = [
  { figures: 10, notices: 6, sections: 12, items: 5, textLength: 700, charts: 3 },
  { figures: 8, notices: 5, sections: 8, items: 3, textLength: 300, charts: 2 },
  { figures: 6, notices: 4, sections: 5, items: 2, textLength: 200, charts: 1 },
  { figures: 5, notices: 3, sections: 2, items: 1, textLength: 120, charts: 0 },
];
const LEAST: MailLimits = { figures: 3, notices: 2, sections: 0, items: 0, textLength: 120, charts: 0 };

/**
 * Makes mail bodies: the state, what could not be seen, the key figures, the lead of each section and the list of
 * attachments, as HTML of less than 100 KB and as plain text with the same content. Keep one composer: the frame is
 * compiled on the first mail and then only filled in.
 * Errors: `mail.template`, `mail.chart`; the signal's reason when it is aborted.
 */
export function createMailComposer(): MailComposer {
  let template: Promise<Template> | null = null;
  let frame: Promise<Template> | null = null;
  return {
    async compose(document, context) {
      context.signal?.throwIfAborted();
      template ??= compileMailTemplate();
      return composeBody(document, context, await template);
    },
    composeLetter: async (letter, { signal }) => {
      signal?.throwIfAborted();
      frame ??= compileMjml(LETTER_SKELETON);
      return composeLetter(letter, await frame);
    },
  };
}

async function composeBody(document: Document, context: MailContext, fill: Template): Promise<MailBody> {
  const drawn = new Map<ChartBlock, ChartImage>();
  const attempt = async (limits: MailLimits): Promise<MailBody> => {
    const content = mailContent(document, context, limits);
    const images = await drawCharts(content, limits.charts, drawn, document, context.signal);
    return {
      subject: mailSubject(document),
      html: fill(mailContext(content, images)),
      text: textPart(content),
      images: [...images.values()].map(({ image }) => image),
    };
  };
  for (const limits of LIMITS) {
    const body = await attempt(limits);
    if (Buffer.byteLength(body.html) <= HTML_LIMIT) return body;
  }
  return attempt(LEAST);
}

/** Draws the first charts that the mail shows; what an earlier attempt drew is used again. */
async function drawCharts(
  content: MailContent,
  limit: number,
  drawn: Map<ChartBlock, ChartImage>,
  document: Document,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<ChartBlock, ChartImage>> {
  const blocks = content.leads
    .flatMap(({ parts }) => parts.flatMap((part) => (part.kind === "chart" ? [part.block] : [])))
    .slice(0, limit);
  const images = new Map<ChartBlock, ChartImage>();
  for (const [index, block] of blocks.entries()) {
    const image = drawn.get(block) ?? (await chartImage(block, `chart-${index + 1}`, document, signal));
    drawn.set(block, image);
    images.set(block, image);
  }
  return images;
}

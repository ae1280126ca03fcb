import type { Tone } from "@intune-om/core";
import { safeUrl } from "../format/safe-url.ts";
import type { Json, Template } from "../html/compile-template.ts";
import { palette } from "../theme.ts";
import type { ChartImage } from "./chart-image.ts";
import { compileMjml } from "./compile-mjml.ts";
import type { Lead, LeadItem, LeadPart } from "./lead.ts";
import type { MailContent } from "./mail-content.ts";
import { MAIL_PARTIALS, MAIL_SKELETON } from "./mail-template.ts";

/** Pictures of the mail by the chart they show. */
export type ChartImages = ReadonlyMap<object, ChartImage>;

/** Compiles the frame of report mails. @throws OmError `mail.template` */
export function compileMailTemplate(): Promise<Template> {
  return compileMjml(MAIL_SKELETON, MAIL_PARTIALS);
}

/** Turns what a mail says into what its template is filled with: plain JSON. */
export function mailContext(content: MailContent, images: ChartImages): Json {
  const { words, labels } = content;
  return {
    language: content.language,
    title: content.title,
    organisation: content.organisation,
    facts: content.facts.map(({ label, value }) => ({ label, value })),
    status: { ...content.status, colours: coloursOf(content.status.tone) },
    noticesTitle: content.noticesTitle,
    notices: content.notices.map((notice) => ({
      ...notice,
      fixLabel: words.whatToDo,
      colours: coloursOf(notice.tone),
    })),
    figuresTitle: words.keyFigures,
    figureLabel: labels.figure,
    valueLabel: labels.value,
    stateLabel: labels.state,
    figures: content.figures.map((figure) => ({
      ...figure,
      targetLabel: labels.target,
      colours: coloursOf(figure.tone),
    })),
    leads: content.leads.map((lead) => leadContext(lead, images)),
    furtherTitle: words.furtherSections,
    further: content.further,
    attachmentsTitle: words.attachments,
    attachments: content.attachments.map(({ fileName, description }) => ({ fileName, description })),
    leftOut: content.leftOut && { title: words.leftOut, ...content.leftOut },
    contact: content.contact && {
      label: words.contact,
      text: content.contact.text,
      href: content.contact.address === null ? null : safeUrl(`mailto:${content.contact.address}`),
    },
    why: content.why,
  };
}

function leadContext({ title, intro, parts }: Lead, images: ChartImages): Json {
  return { title, intro, parts: parts.map((part) => partContext(part, images)) };
}

/** One part under the name of its kind, which selects its piece of the template. */
function partContext(part: LeadPart, images: ChartImages): Json {
  switch (part.kind) {
    case "text":
      return { text: { text: part.text, colour: part.muted ? palette.muted : palette.ink } };
    case "callout":
      return { callout: { title: part.title, text: part.text, fix: null, colours: coloursOf(part.tone) } };
    case "chart": {
      const drawn = images.get(part.block);
      return {
        chart: {
          title: part.title,
          description: part.description,
          contentId: drawn?.image.contentId ?? null,
          height: drawn?.height ?? null,
        },
      };
    }
    case "items":
      break;
  }
  const { title, ordered, items, note } = part;
  return { items: { title, ordered, items: items.map(itemContext), note } };
}

function itemContext(item: LeadItem): Json {
  return {
    ...item,
    strong: item.state !== null || item.detail !== null,
    colours: coloursOf(item.tone ?? "neutral"),
  };
}

function coloursOf(tone: Tone): Json {
  const { fill, soft, text } = palette.tones[tone];
  return { fill, soft, text };
}

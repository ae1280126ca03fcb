import type { Figure, MailContent } from "./mail-content.ts";
import type { Lead, LeadItem, LeadPart } from "./lead.ts";
import { columns, wrapText } from "./wrap-text.ts";

const WIDTH = 76;

/** Writes the plain-text part: the same content as the HTML part, laid out for a font of equal widths. */
export function textPart(content: MailContent): string {
  const blocks = [
    [
      ...wrapText(content.title.toLocaleUpperCase(content.language), WIDTH),
      ...wrapText(content.organisation, WIDTH),
    ],
    content.facts.flatMap(({ label, value }) =>
      wrapText(`${label}: ${value}`, WIDTH, { rest: "  " }).slice(),
    ),
    [
      ...wrapText(`${content.labels.state}: ${content.status.label}`, WIDTH),
      ...wrapText(content.status.sentence, WIDTH),
    ],
    ...noticeBlocks(content),
    ...figureBlocks(content),
    ...content.leads.flatMap((lead) => leadBlocks(lead)),
    ...furtherBlocks(content),
    ...attachmentBlocks(content),
    ...leftOutBlocks(content),
    footLines(content),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

type Lines = readonly string[];

function heading(title: string, rule: string = "-"): Lines {
  const lines = wrapText(title, WIDTH);
  const longest = lines.reduce((most, line) => Math.max(most, columns(line)), 3);
  return [...lines, rule.repeat(longest)];
}

function noticeBlocks({ notices, noticesTitle, words }: MailContent): readonly Lines[] {
  if (notices.length === 0) return [];
  return [
    heading(noticesTitle),
    ...notices.map(({ title, text, fix }) => [
      ...wrapText(title, WIDTH, { first: "! ", rest: "  " }),
      ...wrapText(text, WIDTH, { first: "  " }),
      ...(fix === null ? [] : wrapText(`${words.whatToDo}: ${fix}`, WIDTH, { first: "  " })),
    ]),
  ];
}

function figureBlocks({ figures, words, labels }: MailContent): readonly Lines[] {
  if (figures.length === 0) return [];
  return [heading(words.keyFigures), ...figures.map((figure) => figureLines(figure, labels.target))];
}

function figureLines({ name, value, state, target, change, basis }: Figure, targetLabel: string): Lines {
  const aim = target === null ? state : `${state}, ${targetLabel.toLocaleLowerCase()} ${target}`;
  const rest = [change, basis].filter((text) => text !== null).join("; ");
  return [
    ...wrapText(`${name}: ${value} (${aim})`, WIDTH, { first: "* ", rest: "  " }),
    ...(rest === "" ? [] : wrapText(rest, WIDTH, { first: "  " })),
  ];
}

function leadBlocks({ title, intro, parts }: Lead): readonly Lines[] {
  const head = [...heading(title), ...(intro === null ? [] : wrapText(intro, WIDTH))];
  return [head, ...parts.map(partLines)];
}

function partLines(part: LeadPart): Lines {
  switch (part.kind) {
    case "text":
      return wrapText(part.text, WIDTH);
    case "callout":
      return [
        ...wrapText(part.title, WIDTH, { first: "! ", rest: "  " }),
        ...(part.text === null ? [] : wrapText(part.text, WIDTH, { first: "  " })),
      ];
    case "chart":
      return [...wrapText(`${part.title}:`, WIDTH), ...wrapText(part.description, WIDTH, { first: "  " })];
    case "items":
      break;
  }
  return [
    ...(part.title === null ? [] : wrapText(`${part.title}:`, WIDTH)),
    ...part.items.flatMap((item, index) => itemLines(item, part.ordered ? `${index + 1}. ` : "* ")),
    ...(part.note === null ? [] : wrapText(part.note, WIDTH, { first: "  " })),
  ];
}

function itemLines({ text, state, detail, url, quote, source }: LeadItem, sign: string): Lines {
  const rest = " ".repeat(sign.length);
  return [
    ...wrapText(state === null ? text : `${text} [${state}]`, WIDTH, { first: sign, rest }),
    ...(detail === null ? [] : wrapText(detail, WIDTH, { first: rest })),
    ...(quote === null ? [] : wrapText(quote, WIDTH, { first: `${rest}> `, rest: `${rest}> ` })),
    ...(source === null ? [] : wrapText(source, WIDTH, { first: rest })),
    ...(url === null ? [] : wrapText(url, WIDTH, { first: rest })),
  ];
}

function furtherBlocks({ further, words }: MailContent): readonly Lines[] {
  if (further.length === 0) return [];
  const lines = further.flatMap((title) => wrapText(title, WIDTH, { first: "* ", rest: "  " }).slice());
  return [[...heading(words.furtherSections), ...lines]];
}

function attachmentBlocks({ attachments, words }: MailContent): readonly Lines[] {
  if (attachments.length === 0) return [];
  const lines = attachments.flatMap(({ fileName, description }) =>
    wrapText(description === null ? fileName : `${fileName} (${description})`, WIDTH, {
      first: "* ",
      rest: "  ",
    }).slice(),
  );
  return [[...heading(words.attachments), ...lines]];
}

function leftOutBlocks({ leftOut, words }: MailContent): readonly Lines[] {
  if (leftOut === null) return [];
  const lines = leftOut.files.flatMap(({ fileName, description }) => [
    ...wrapText(fileName, WIDTH, { first: "* ", rest: "  " }),
    ...wrapText(description, WIDTH, { first: "  " }),
  ]);
  return [
    [...heading(words.leftOut), ...lines, ...(leftOut.ask === null ? [] : wrapText(leftOut.ask, WIDTH))],
  ];
}

function footLines({ contact, words, why }: MailContent): Lines {
  return [
    "--",
    ...(contact === null ? [] : wrapText(`${words.contact}: ${contact.text}`, WIDTH)),
    ...wrapText(why, WIDTH),
  ];
}

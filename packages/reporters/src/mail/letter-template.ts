import { palette } from "../theme.ts";

const MONO = "Consolas, Menlo, 'DejaVu Sans Mono', monospace";
const FONT = "'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const { ink, muted, rule, zebra, paper, brand, link, tones } = palette;

/** Colours at night, for the mail programs that follow the reader's setting. Each pair has at least 4.5:1. */
const NIGHT = {
  page: "#10161E",
  sheet: "#1A222D",
  ink: "#E7ECF2",
  muted: "#A9B4C2",
  rule: "#36414F",
  link: "#7DB7F5",
  lead: {
    good: { soft: "#12322C", text: "#8FDCCB" },
    attention: { soft: "#3A2A0E", text: "#F3C37A" },
    bad: { soft: "#3E1A1A", text: "#F5A9A4" },
    neutral: { soft: "#1B2C41", text: "#A9CBF2" },
  },
} as const;

const leadNight = Object.entries(NIGHT.lead)
  .map(
    ([tone, { soft, text }]) =>
      `.lead-${tone} { background: ${soft} !important; } .lead-${tone} div, .sheet .lead-${tone} b { color: ${text} !important; }`,
  )
  .join("\n");

const CELL = "padding:6px 10px 6px 0;vertical-align:top";
const PART = `style="margin-top:22px"`;
const HEADING = `class="ink" style="margin:0 0 8px;font-size:18px;line-height:25px;color:${ink}"`;

/** A text with its commands in a font of their own: the parts that `codeParts` makes of it. */
function said(parts: string): string {
  return `{{#each ${parts}}}{{#if isCode}}<code style="font-family:${MONO};font-size:0.9em">{{text}}</code>{{else}}{{text}}{{/if}}{{/each}}`;
}

/**
 * The frame of every letter in MJML: one column that is as wide as the screen, down to 320 px. It is compiled once;
 * what it holds is filled in afterwards.
 */
export const LETTER_SKELETON: string = `<mjml lang="{{language}}">
<mj-head>
<mj-title>{{subject}}</mj-title>
<mj-preview>{{preview}}</mj-preview>
<mj-attributes>
<mj-all font-family="${FONT}" />
<mj-text font-size="16px" line-height="24px" color="${ink}" padding="0" />
<mj-section background-color="${paper}" />
<mj-column padding="0" />
</mj-attributes>
<mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
<mj-style>td, th, div, p, li, h1, a { overflow-wrap: anywhere; }
@media only screen and (max-width:480px) { .pad > table > tbody > tr > td { padding-left: 16px !important; padding-right: 16px !important; } .cells td, .cells th { font-size: 13px !important; line-height: 18px !important; padding-right: 6px !important; } }
@media (prefers-color-scheme: dark) {
.page, .page > div { background: ${NIGHT.page} !important; }
.sheet, .sheet > table { background: ${NIGHT.sheet} !important; }
.ink, .sheet div, .sheet td, .sheet th { color: ${NIGHT.ink} !important; }
.muted, .sheet .muted, .sheet .muted div { color: ${NIGHT.muted} !important; }
.rule { border-color: ${NIGHT.rule} !important; }
.sheet a { color: ${NIGHT.link} !important; }
${leadNight}
}</mj-style>
</mj-head>
<mj-body width="600px" background-color="${zebra}" css-class="page">
<mj-section css-class="pad" background-color="${brand}" padding="22px 28px">
<mj-column>
<mj-text color="#FFFFFF"><div style="font-size:14px;line-height:20px">{{organisation}}</div>
<h1 style="margin:4px 0 0;font-size:24px;line-height:31px">{{title}}</h1></mj-text>
</mj-column>
</mj-section>
<mj-section css-class="pad sheet" padding="0 28px 24px">
<mj-column>
<mj-text>{{#with lead}}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" ${PART}><tr><td class="lead-{{tone}}" style="border-left:6px solid {{colours.fill}};background:{{colours.soft}};padding:12px 16px"><div style="font-size:17px;line-height:25px;font-weight:bold;color:{{colours.text}}">${said("parts")}</div></td></tr></table>{{/with}}
{{#if paragraphs}}<div ${PART}>{{#each paragraphs}}<p class="ink" style="margin:{{#if @first}}0{{else}}14px 0 0{{/if}};white-space:pre-line">${said("this")}</p>
{{/each}}</div>{{/if}}
{{#each tables}}<div ${PART}>{{#if title}}<h2 ${HEADING}>{{title}}</h2>{{/if}}
{{#if note}}<p class="ink" style="margin:0 0 6px">${said("note")}</p>{{/if}}
{{#if rows}}<table class="cells" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;font-size:15px;line-height:21px"><tr>{{#each columns}}<th scope="col" class="muted" style="${CELL};white-space:{{wrap}};text-align:left;font-weight:normal;font-size:13px;color:${muted}">{{text}}</th>{{/each}}</tr>
{{#each rows}}<tr>{{#each this}}<td class="ink rule" style="${CELL};white-space:{{wrap}};border-top:1px solid ${rule}">{{#if tone}}<span class="lead-{{tone}}" style="background:{{colours.soft}};padding:1px 6px"><b style="color:{{colours.text}}">{{text}}</b></span>{{else}}{{text}}{{/if}}</td>{{/each}}</tr>
{{/each}}</table>{{/if}}
{{#if more}}<p class="muted" style="margin:6px 0 0;color:${muted}">{{more}}</p>{{/if}}</div>{{/each}}
{{#if facts}}<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:22px;border-collapse:collapse;font-size:15px;line-height:22px">
{{#each facts}}<tr><th scope="row" class="muted rule" width="36%" style="text-align:left;font-weight:normal;color:${muted};padding:8px 12px 8px 0;border-top:1px solid ${rule};vertical-align:top">{{label}}</th><td class="ink rule" style="font-weight:bold;padding:8px 0;border-top:1px solid ${rule};vertical-align:top">{{value}}</td></tr>
{{/each}}</table>{{/if}}
{{#if steps}}<div ${PART}><h2 ${HEADING}>{{stepsTitle}}</h2>
<ol style="margin:0;padding:0 0 0 24px">{{#each steps}}<li class="ink" style="margin:0 0 8px;padding-left:4px">${said("this")}</li>{{/each}}</ol></div>{{/if}}
{{#if links}}<div ${PART}><h2 ${HEADING}>{{linksTitle}}</h2>
<ul style="margin:0;padding:0 0 0 22px">{{#each links}}<li style="margin:0 0 8px;padding-left:4px"><a href="{{url}}" style="color:${link}">{{text}}</a></li>{{/each}}</ul></div>{{/if}}
{{#if help}}<div ${PART}><h2 ${HEADING}>{{helpTitle}}</h2>
{{#each help}}<p class="ink" style="margin:0 0 {{#if isCommand}}10{{else}}4{{/if}}px">{{#if isCommand}}<code style="font-family:${MONO};font-size:14px;line-height:20px">{{text}}</code>{{else}}${said("parts")}{{/if}}</p>
{{/each}}</div>{{/if}}
<div class="muted rule" style="margin-top:24px;border-top:1px solid ${rule};padding-top:12px;font-size:13px;line-height:19px;color:${muted};white-space:pre-line">{{why}}</div></mj-text>
</mj-column>
</mj-section>
</mj-body>
</mjml>`;

/** The colours by day of what stands out first. */
export const LEAD_COLOURS: Readonly<
  Record<keyof typeof NIGHT.lead, { readonly fill: string; readonly soft: string; readonly text: string }>
> = { good: tones.good, attention: tones.attention, bad: tones.bad, neutral: tones.neutral };

/** Pairs of text and ground at night, to be held against the least contrast. */
export const NIGHT_PAIRS: readonly (readonly [text: string, ground: string])[] = [
  [NIGHT.ink, NIGHT.sheet],
  [NIGHT.muted, NIGHT.sheet],
  [NIGHT.link, NIGHT.sheet],
  ...Object.values(NIGHT.lead).map(({ text, soft }) => [text, soft] as const),
];

import { palette } from "../theme.ts";
import { IMAGE_WIDTH } from "./chart-image.ts";

const FONT = "'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const { ink, muted, rule, zebra, paper, brand, link } = palette;

/** Pieces of the mail that stand in several places. Styles are in the elements: many mail programs drop the rest. */
export const MAIL_PARTIALS: Readonly<Record<string, string>> = {
  callout: `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 12px"><tr><td style="border-left:5px solid {{colours.fill}};background:{{colours.soft}};padding:10px 14px"><div style="font-weight:bold;color:{{colours.text}}">{{title}}</div>{{#if text}}<div style="white-space:pre-line">{{text}}</div>{{/if}}{{#if fix}}<div style="white-space:pre-line;padding-top:4px"><strong>{{fixLabel}}:</strong> {{fix}}</div>{{/if}}</td></tr></table>`,
  tag: `<span style="display:inline-block;background:{{colours.soft}};color:{{colours.text}};font-weight:bold;font-size:13px;line-height:18px;padding:1px 7px;border-left:4px solid {{colours.fill}}">{{state}}</span>`,
  item: `<li style="margin:0 0 8px">{{#if url}}<a href="{{url}}"{{#if language}} lang="{{language}}"{{/if}} style="color:${link};font-weight:bold">{{text}}</a>{{else}}{{#if strong}}<strong{{#if language}} lang="{{language}}"{{/if}}>{{text}}</strong>{{else}}{{text}}{{/if}}{{/if}}{{#if state}} {{> tag}}{{/if}}{{#if detail}}<div style="color:${muted};font-size:14px;line-height:20px">{{detail}}</div>{{/if}}{{#if quote}}<div{{#if language}} lang="{{language}}"{{/if}} style="border-left:3px solid ${rule};padding-left:9px;margin:3px 0;font-size:14px;line-height:20px;white-space:pre-line">{{quote}}</div>{{/if}}{{#if source}}<div style="color:${muted};font-size:13px;line-height:18px">{{source}}</div>{{/if}}</li>`,
  part: `{{#with text}}<p style="margin:0 0 12px;white-space:pre-line;color:{{colour}}">{{text}}</p>{{/with}}{{#with callout}}{{> callout}}{{/with}}{{#with chart}}<div style="margin:0 0 16px"><div style="font-weight:bold">{{title}}</div>{{#if contentId}}<div style="color:${muted};font-size:14px;padding-bottom:6px">{{description}}</div><img src="cid:{{contentId}}" width="${IMAGE_WIDTH}" height="{{height}}" alt="{{description}}" style="display:block;width:100%;max-width:${IMAGE_WIDTH}px;height:auto;border:0;color:${muted};font-size:14px">{{else}}<div style="color:${muted}">{{description}}</div>{{/if}}</div>{{/with}}{{#with items}}{{#if title}}<div style="font-weight:bold;margin:0 0 6px">{{title}}</div>{{/if}}{{#if items}}{{#if ordered}}<ol style="margin:0 0 6px;padding:0 0 0 24px">{{#each items}}{{> item}}{{/each}}</ol>{{else}}<ul style="margin:0 0 6px;padding:0 0 0 20px">{{#each items}}{{> item}}{{/each}}</ul>{{/if}}{{/if}}{{#if note}}<p style="margin:0 0 12px;color:${muted};font-size:14px">{{note}}</p>{{/if}}{{/with}}`,
};

const HEADER_CELL = `style="text-align:left;padding:6px 8px 6px 0;border-bottom:2px solid ${rule};color:${muted};font-size:13px;font-weight:normal"`;
const FIGURE_CELL = `padding:9px 8px 9px 0;border-bottom:1px solid ${rule};vertical-align:top`;
const HEADING = `style="margin:0 0 10px;font-size:19px;line-height:26px;color:${ink}"`;

/** The frame of every mail in MJML. It is compiled to HTML once; what it holds is filled in afterwards. */
export const MAIL_SKELETON: string = `<mjml lang="{{language}}">
<mj-head>
<mj-title>{{title}}</mj-title>
<mj-preview>{{status.label}}: {{status.sentence}}</mj-preview>
<mj-attributes>
<mj-all font-family="${FONT}" />
<mj-text font-size="15px" line-height="22px" color="${ink}" padding="0" />
<mj-section padding="20px 24px 0" background-color="${paper}" />
<mj-column padding="0" />
</mj-attributes>
<mj-raw><meta name="color-scheme" content="light"><meta name="supported-color-schemes" content="light"></mj-raw>
<mj-style>td, th, div, p, li { overflow-wrap: anywhere; }
@media only screen and (max-width:480px) { .pad > table > tbody > tr > td { padding-left: 16px !important; padding-right: 16px !important; } }</mj-style>
</mj-head>
<mj-body width="600px" background-color="${zebra}">
<mj-section css-class="pad" background-color="${brand}" padding="24px 24px 20px">
<mj-column>
<mj-text color="#FFFFFF"><div style="font-weight:bold">{{organisation}}</div>
<h1 style="margin:2px 0 10px;font-size:24px;line-height:31px">{{title}}</h1>
{{#each facts}}<div style="font-size:14px;line-height:20px">{{label}}: <strong>{{value}}</strong></div>
{{/each}}</mj-text>
</mj-column>
</mj-section>
<mj-section css-class="pad">
<mj-column>
<mj-text>{{#with status}}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 4px"><tr><td style="border-left:7px solid {{colours.fill}};background:{{colours.soft}};padding:14px 16px"><div style="font-size:20px;line-height:27px;font-weight:bold;color:{{colours.text}}">{{label}}</div><div style="font-size:16px;line-height:24px;white-space:pre-line">{{sentence}}</div></td></tr></table>{{/with}}</mj-text>
</mj-column>
</mj-section>
<mj-raw>{{#if notices}}</mj-raw>
<mj-section css-class="pad">
<mj-column>
<mj-text><h2 ${HEADING}>{{noticesTitle}}</h2>
{{#each notices}}{{> callout}}
{{/each}}</mj-text>
</mj-column>
</mj-section>
<mj-raw>{{/if}}{{#if figures}}</mj-raw>
<mj-section css-class="pad">
<mj-column>
<mj-text><h2 ${HEADING}>{{figuresTitle}}</h2>
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;table-layout:fixed;font-size:15px;line-height:21px">
<tr><th scope="col" width="40%" ${HEADER_CELL}>{{figureLabel}}</th><th scope="col" width="30%" ${HEADER_CELL}>{{valueLabel}}</th><th scope="col" width="30%" ${HEADER_CELL}>{{stateLabel}}</th></tr>
{{#each figures}}<tr><th scope="row" style="text-align:left;font-weight:normal;${FIGURE_CELL}"><strong>{{name}}</strong>{{#if basis}}<div style="color:${muted};font-size:13px;line-height:18px">{{basis}}</div>{{/if}}</th><td style="${FIGURE_CELL}"><strong style="font-size:17px">{{value}}</strong>{{#if change}}<div style="color:${muted};font-size:13px;line-height:18px">{{change}}</div>{{/if}}</td><td style="${FIGURE_CELL}">{{> tag}}{{#if target}}<div style="color:${muted};font-size:13px;line-height:18px;padding-top:3px">{{targetLabel}} {{target}}</div>{{/if}}</td></tr>
{{/each}}</table></mj-text>
</mj-column>
</mj-section>
<mj-raw>{{/if}}{{#each leads}}</mj-raw>
<mj-section css-class="pad" padding-top="28px">
<mj-column>
<mj-text><h2 ${HEADING}>{{title}}</h2>
{{#if intro}}<p style="margin:0 0 12px;color:${muted};white-space:pre-line">{{intro}}</p>{{/if}}
{{#each parts}}{{> part}}{{/each}}</mj-text>
</mj-column>
</mj-section>
<mj-raw>{{/each}}{{#if further}}</mj-raw>
<mj-section css-class="pad">
<mj-column>
<mj-text><h2 ${HEADING}>{{furtherTitle}}</h2>
<ul style="margin:0;padding:0 0 0 20px">{{#each further}}<li style="margin:0 0 4px">{{this}}</li>{{/each}}</ul></mj-text>
</mj-column>
</mj-section>
<mj-raw>{{/if}}{{#if attachments}}</mj-raw>
<mj-section css-class="pad" padding-top="28px">
<mj-column>
<mj-text><h2 ${HEADING}>{{attachmentsTitle}}</h2>
<ul style="margin:0;padding:0 0 0 20px">{{#each attachments}}<li style="margin:0 0 4px"><strong>{{fileName}}</strong>{{#if description}}<div style="color:${muted};font-size:14px">{{description}}</div>{{/if}}</li>{{/each}}</ul></mj-text>
</mj-column>
</mj-section>
<mj-raw>{{/if}}{{#with leftOut}}</mj-raw>
<mj-section css-class="pad" padding-top="28px">
<mj-column>
<mj-text><h2 ${HEADING}>{{title}}</h2>
<ul style="margin:0;padding:0 0 0 20px">{{#each files}}<li style="margin:0 0 4px"><strong>{{fileName}}</strong><div style="color:${muted};font-size:14px;overflow-wrap:anywhere">{{description}}</div></li>{{/each}}</ul>{{#if ask}}<div style="padding-top:6px">{{ask}}</div>{{/if}}</mj-text>
</mj-column>
</mj-section>
<mj-raw>{{/with}}</mj-raw>
<mj-section css-class="pad" padding="28px 24px">
<mj-column>
<mj-text color="${muted}" font-size="13px" line-height="19px"><div style="border-top:1px solid ${rule};padding-top:12px">{{#with contact}}<div style="padding-bottom:6px">{{label}}: {{#if href}}<a href="{{href}}" style="color:${link}">{{text}}</a>{{else}}{{text}}{{/if}}</div>{{/with}}{{why}}</div></mj-text>
</mj-column>
</mj-section>
</mj-body>
</mjml>`;

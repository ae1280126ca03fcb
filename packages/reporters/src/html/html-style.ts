import type { Tone } from "@intune-om/core";
import { palette } from "../theme.ts";

const TONES = Object.entries(palette.tones) as [Tone, (typeof palette.tones)[Tone]][];

/** Tints of the same tones on dark paper; at least 4.5:1. */
const DARK_TONES: Readonly<
  Record<Tone, { readonly fill: string; readonly soft: string; readonly text: string }>
> = {
  good: { fill: "#2FB39D", soft: "#12332F", text: "#7FDCCB" },
  attention: { fill: "#E39A2B", soft: "#3A2A10", text: "#F3C27A" },
  bad: { fill: "#E0625E", soft: "#3F1B1B", text: "#F5A9A6" },
  neutral: { fill: "#6E9BD1", soft: "#1C2D42", text: "#A9C8EC" },
  unknown: { fill: "#98A2B1", soft: "#2A313C", text: "#C3CAD4" },
};

const lightTones = TONES.map(
  ([tone, { fill, soft, text }]) => `.tone-${tone}{--fill:${fill};--soft:${soft};--text:${text}}`,
).join("\n");

const darkTones = Object.entries(DARK_TONES)
  .map(([tone, { fill, soft, text }]) => `.tone-${tone}{--fill:${fill};--soft:${soft};--text:${text}}`)
  .join("\n");

/** The page's whole style. Colours are variables, so that dark screens and print need only change those. */
export const HTML_STYLE: string = `
:root{--ink:${palette.ink};--muted:${palette.muted};--rule:${palette.rule};--zebra:${palette.zebra};--paper:${palette.paper};--brand:${palette.brand};--link:${palette.link}}
${lightTones}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 'Segoe UI',system-ui,Roboto,'Noto Sans',Arial,sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
main:focus{outline:none}
p{margin:0}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:1}
.top{background:var(--brand);color:#fff;padding:1.75rem max(1rem,calc((100% - 80rem)/2)) 1.5rem}
.top h1{margin:.15rem 0 1rem;font-size:clamp(1.5rem,1.1rem + 1.6vw,2.1rem)}
.organisation{font-weight:600;opacity:.9}
.facts{display:flex;flex-wrap:wrap;gap:.5rem 2.25rem;margin:0}
.facts dt{font-size:.8rem;opacity:.85}
.facts dd{margin:0;font-weight:600}
.page{max-width:82rem;margin:0 auto;padding:1.5rem 1rem 4rem}
.contents{margin-bottom:1.5rem;padding:.9rem 1.1rem;border:1px solid var(--rule);border-radius:.5rem}
.contents h2{margin:0 0 .35rem;font-size:.85rem;color:var(--muted)}
.contents ol{margin:0;padding:0;list-style:none}
.contents a{display:block;padding:.3rem 0;text-decoration:none}
.contents a:hover{text-decoration:underline}
.status,.callout{border-left:.4rem solid var(--fill);background:var(--soft);border-radius:.3rem;padding:.85rem 1.1rem}
.status{font-size:1.1rem;padding:1.1rem 1.3rem}
.status .label{font-size:1.3rem}
.label{font-weight:700;color:var(--text)}
.callout{margin:.75rem 0}
.fix{margin-top:.25rem}
section{margin-top:2.25rem}
section>h2{margin:0 0 .6rem;font-size:1.4rem;padding-bottom:.3rem;border-bottom:2px solid var(--rule)}
.notices>h2{font-size:1.1rem;border:0;padding:0}
.intro,.paragraph,.callout p,.status p,.fix{white-space:pre-line}
.intro{font-size:1.05rem;color:var(--muted);margin-bottom:1rem;max-width:70ch}
.paragraph{margin:.9rem 0;max-width:75ch}
.muted{color:var(--muted)}
.list{margin:.9rem 0;padding-left:1.5rem;max-width:75ch}
.list li{margin:.4rem 0}
.detail{display:block;color:var(--muted);white-space:pre-line}
.news{margin:1.5rem 0}
.news h3{margin:0 0 .2rem;font-size:1.1rem}
.news article{padding:.8rem 0;max-width:75ch}
.news article+article{border-top:1px solid var(--rule)}
.news h4{margin:0 0 .3rem;font-size:1rem}
.news .facts{display:flex;flex-wrap:wrap;gap:.2rem .9rem;font-size:.92rem}
.news blockquote{margin:.35rem 0;padding:.1rem 0 .1rem .8rem;border-left:.2rem solid var(--rule);white-space:pre-line}
.source{font-size:.85rem;color:var(--muted)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(13.5rem,100%),1fr));gap:.9rem;margin:1rem 0;padding:0;list-style:none}
.card{display:flex;flex-direction:column;gap:.2rem;border:1px solid var(--rule);border-top:.3rem solid var(--fill);border-radius:.4rem;padding:.85rem 1rem}
.name{font-size:.92rem;font-weight:600;min-height:2.7em;line-height:1.35}
.value{font-size:2rem;font-weight:700;line-height:1.15;font-variant-numeric:tabular-nums}
.value.missing{font-size:1.35rem;color:var(--muted);line-height:1.7}
.tag{display:inline-block;background:var(--soft);color:var(--text);font-weight:600;font-size:.85rem;padding:.05rem .5rem;border-radius:.25rem;border-left:.25rem solid var(--fill)}
.target,.basis{font-size:.85rem;color:var(--muted)}
.state{margin:.1rem 0}
.change{font-size:.85rem;color:var(--text)}
.arrow{font-size:.7em}
.trend{margin-top:auto;padding-top:.4rem}
.trend svg,.chart svg{display:block;max-width:100%;height:auto}
.chart svg{width:100%}
.chart{margin:1.25rem 0;padding:1rem 1.1rem;border:1px solid var(--rule);border-radius:.4rem;background:#fff;color:${palette.ink}}
.chart.half{display:inline-block;box-sizing:border-box;vertical-align:top;width:calc(50% - .6rem);margin:.5rem .3rem .5rem 0}
.chart figcaption{margin-bottom:.75rem}
.chart figcaption strong,.chart figcaption span{display:block}
.chart figcaption span{color:${palette.muted};font-size:.92rem}
.narrow{display:none}
.table{margin:1.25rem 0}
.scroll{overflow-x:auto;border:1px solid var(--rule);border-radius:.4rem}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.45;overflow-wrap:break-word}
caption{text-align:left;font-weight:700;padding:.7rem .6rem .5rem;font-size:1rem}
th,td{padding:.42rem .6rem;text-align:left;vertical-align:top;max-width:34rem}
thead th{background:var(--zebra);border-bottom:2px solid var(--rule);font-size:.85rem;color:var(--muted)}
tbody tr+tr>*{border-top:1px solid var(--rule)}
tbody th{font-weight:600;min-width:8rem;overflow-wrap:anywhere}
tbody td{overflow-wrap:anywhere}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
caption.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
thead .long{min-width:12rem}
thead .text{min-width:9rem}
.short{white-space:nowrap}
td.short,td.number{overflow-wrap:normal}
.none,.empty,.note{color:var(--muted)}
.note{font-size:.88rem;padding:.4rem .1rem}
@media (min-width:64rem){
.page{display:grid;grid-template-columns:13rem minmax(0,1fr);gap:2rem;padding-top:2rem}
.contents{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow-y:auto}
}
@media (max-width:40rem){
.wide{display:none}
.narrow{display:block}
.cards{grid-template-columns:repeat(auto-fill,minmax(min(9.5rem,100%),1fr));gap:.6rem}
.card{padding:.7rem .75rem}
.value{font-size:1.6rem}
.facts{gap:.5rem 1.5rem}
.chart{padding:.8rem .7rem}
.chart.half{width:100%;margin:.5rem 0}
}
@media screen and (max-width:40rem){
.stack thead{display:none}
.stack table,.stack tbody,.stack tr,.stack th,.stack td,.stack caption{display:block;max-width:none}
.stack tbody tr{padding:.6rem 0}
.stack tbody tr+tr{border-top:2px solid var(--rule)}
.stack tbody tr>*{border:0;padding:.15rem .6rem;text-align:left;white-space:normal}
.stack td[data-label]::before{content:attr(data-label);display:block;color:var(--muted);font-size:.8rem}
}
@media screen and (prefers-color-scheme:dark){
:root{--ink:#E6EAF0;--muted:#A9B3C1;--rule:#38424F;--zebra:#202833;--paper:#151B23;--brand:#12304F;--link:#7DB7F2}
${darkTones}
}
@media print{
@page{margin:14mm}
body{font-size:9.5pt;line-height:1.4}
.skip,.contents{display:none}
.top{background:none;color:var(--ink);padding:0 0 8pt;border-bottom:2pt solid var(--brand)}
.page{display:block;max-width:none;padding:10pt 0 0}
.scroll{overflow:visible;border:0}
table{font-size:8pt}
th,td{padding:2.5pt 5pt}
thead{display:table-header-group}
thead th{white-space:normal}
thead .long,thead .text,tbody th{min-width:0}
.short{white-space:normal}
tr,.card,.callout,.status,.chart,.list li,.news article{break-inside:avoid}
h2,h3,h4,caption,figcaption{break-after:avoid}
section{margin-top:14pt}
.cards{grid-template-columns:repeat(4,1fr);gap:6pt}
.card{padding:5pt 6pt}
.value{font-size:15pt}
.value.missing{font-size:12pt}
.status{font-size:10.5pt;padding:8pt 10pt}
.status .label{font-size:12.5pt}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

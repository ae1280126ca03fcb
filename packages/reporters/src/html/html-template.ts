import type { TemplateSource } from "./compile-template.ts";
import { HTML_STYLE } from "./html-style.ts";

/** No scripts, no requests: a page that is only read. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The page. The two triple-brace values are the pictures that the product drew and escaped itself; every other
 * value is escaped here.
 */
export const HTML_TEMPLATE: TemplateSource = {
  main: `<!doctype html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{{title}} – {{organisation}}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<a class="skip" href="#report">{{skip}}</a>
<header class="top">
<p class="organisation">{{organisation}}</p>
<h1>{{title}}</h1>
<dl class="facts">
{{#each facts}}<div><dt>{{label}}</dt><dd>{{value}}</dd></div>
{{/each}}</dl>
</header>
<div class="page">
<nav class="contents" aria-label="{{contents}}">
<h2>{{contents}}</h2>
<ol>
{{#each sections}}<li><a href="#{{id}}">{{title}}</a></li>
{{/each}}</ol>
</nav>
<main id="report" tabindex="-1">
<div class="status tone-{{status.tone}}">
<p class="label">{{status.label}}</p>
<p>{{status.sentence}}</p>
</div>
{{#if notices}}<section class="notices" aria-labelledby="notices">
<h2 id="notices">{{noticesTitle}}</h2>
{{#each notices}}<div class="callout tone-{{tone}}">
<p class="label">{{title}}</p>
<p>{{text}}</p>
{{#if fix}}<p class="fix"><strong>{{../whatToDo}}:</strong> {{fix}}</p>
{{/if}}</div>
{{/each}}</section>
{{/if}}
{{#if figures}}<section aria-labelledby="figures">
<h2 id="figures">{{figuresTitle}}</h2>
<ul class="cards">
{{#each figures}}{{> card}}{{/each}}</ul>
</section>
{{/if}}
{{#each sections}}<section aria-labelledby="{{id}}">
<h2 id="{{id}}">{{title}}</h2>
{{#if intro}}<p class="intro">{{intro}}</p>
{{/if}}
{{#each blocks}}{{> block}}{{/each}}</section>
{{/each}}
</main>
</div>
</body>
</html>
`,
  partials: {
    block: `{{#with paragraph}}<p class="paragraph{{#if muted}} muted{{/if}}">{{text}}</p>
{{/with}}{{#with callout}}<div class="callout tone-{{tone}}">
<p class="label">{{title}}</p>
{{#if text}}<p>{{text}}</p>
{{/if}}</div>
{{/with}}{{#with list}}{{#if ordered}}<ol class="list">{{> items}}</ol>{{else}}<ul class="list">{{> items}}</ul>{{/if}}
{{/with}}{{#with kpis}}<ul class="cards">
{{#each cards}}{{> card}}{{/each}}</ul>
{{/with}}{{#with chart}}<figure class="chart{{#if half}} half{{/if}}">
<figcaption><strong>{{title}}</strong><span>{{description}}</span></figcaption>
{{#if half}}{{{narrow}}}{{else}}<div class="wide">{{{wide}}}</div>
<div class="narrow">{{{narrow}}}</div>{{/if}}
</figure>
{{/with}}{{#with news}}<div class="news">
<h3>{{title}}</h3>
{{#each items}}{{> news}}{{/each}}</div>
{{/with}}{{#with table}}{{> table}}{{/with}}`,
    news: `<article>
<h4{{#if language}} lang="{{language}}"{{/if}}>{{#if url}}<a href="{{url}}" rel="noopener noreferrer">{{title}}</a>{{else}}{{title}}{{/if}}</h4>
<p class="facts">{{#with status}}<span class="tag tone-{{tone}}">{{text}}</span>{{/with}}{{#each facts}}<span>{{this}}</span>{{/each}}</p>
{{#if quote}}<blockquote{{#if language}} lang="{{language}}"{{/if}}>{{quote}}</blockquote>
{{/if}}<p class="source">{{source}}</p>
</article>
`,
    items: `
{{#each items}}<li>{{#if url}}<a href="{{url}}" rel="noopener noreferrer">{{text}}</a>{{else}}{{text}}{{/if}}{{#if detail}}<span class="detail">{{detail}}</span>{{/if}}</li>
{{/each}}`,
    card: `<li class="card tone-{{tone}}">
<p class="name">{{name}}</p>
<p class="value{{#if missing}} missing{{/if}}">{{value}}</p>
<p class="state"><span class="tag">{{state}}</span>{{#if target}} <span class="target">{{targetLabel}} {{target}}</span>{{/if}}</p>
{{#with change}}<p class="change tone-{{tone}}"><span class="arrow" aria-hidden="true">{{arrow}}</span> {{text}}{{#if word}} <span class="word">({{word}})</span>{{/if}}</p>
{{/with}}{{#if basis}}<p class="basis">{{basis}}</p>
{{/if}}{{#if trend}}<div class="trend">{{{trend}}}</div>
{{/if}}</li>
`,
    table: `<div class="table{{#if stacks}} stack{{/if}}">
<div class="scroll" role="region" tabindex="0" aria-labelledby="{{id}}">
<table>
<caption id="{{id}}"{{#if captionHidden}} class="unseen"{{/if}}>{{title}}</caption>
{{#if empty}}<tbody><tr><td class="empty">{{emptyText}}</td></tr></tbody>
{{else}}<thead><tr>{{#each columns}}<th scope="col" class="{{kind}}">{{title}}</th>{{/each}}</tr></thead>
<tbody>
{{#each rows}}<tr>{{#with first}}<th scope="row" class="{{kind}}">{{> cell}}</th>{{/with}}{{#each rest}}<td class="{{kind}}"{{#if label}} data-label="{{label}}"{{/if}}>{{> cell}}</td>{{/each}}</tr>
{{/each}}</tbody>
{{/if}}</table>
</div>
{{#if note}}<p class="note">{{note}}</p>
{{/if}}</div>
`,
    cell: `{{#if tone}}<span class="tag tone-{{tone}}">{{text}}</span>{{else}}{{#if url}}<a href="{{url}}"{{#if language}} lang="{{language}}"{{/if}} rel="noopener noreferrer">{{text}}</a>{{else}}{{#if language}}<span lang="{{language}}">{{text}}</span>{{else}}{{#if none}}<span class="none">{{text}}</span>{{else}}{{text}}{{/if}}{{/if}}{{/if}}{{/if}}`,
  },
};

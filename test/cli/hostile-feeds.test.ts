import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import { readHtml } from "../../packages/reporters/test-support/read-html.ts";
import { readPdf } from "../../packages/reporters/test-support/read-pdf.ts";
import { intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";
import { readCalendar } from "../support/read-calendar.ts";
import { readMail } from "../support/read-mail.ts";

/** Each in the words that a reader must see. */
const TITLES = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "\" onmouseover='alert(1)' x=\"",
  "{{constructor}} {{{x}}} ${7*7}",
  '=HYPERLINK("http://evil.example","x")',
  "&lt;b&gt; &amp;amp;",
  "</title></style>-->]]>",
];
const LINKS = [
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "https://user:secret@evil.example/",
  "https://news.example/?a=1&b='\"<>",
];
const DAY_MS = 86_400_000;

let tenant: DemoTenant;
let catcher: MailCatcher;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 20 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  catcher = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  await organisation.set(["mail", "port"], catcher.port);
  const feed = (name: string): string => join(organisation.folder, name);
  await writeFile(feed("posts.json"), JSON.stringify({ value: TITLES.map(post) }));
  await writeFile(
    feed("news.xml"),
    `<rss version="2.0"><channel>${LINKS.map(item).join("")}</channel></rss>`,
  );
  await organisation.set(
    ["feeds"],
    [
      { id: "posts", kind: "message-center", url: `file:${feed("posts.json")}` },
      { id: "news", kind: "feed", url: `file:${feed("news.xml")}` },
    ],
  );
  const plan = parse(await readFile(organisation.plan, "utf8")) as { reports: readonly { id: string }[] };
  const digest = plan.reports.findIndex(({ id }) => id === "change-digest");
  await organisation.setPlan(["reports", digest, "formats"], ["pdf", "xlsx", "html", "ics"]);
});

afterEach(async () => {
  await catcher.close();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

function post(title: string, index: number): object {
  const at = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
  return {
    id: `MC90000${index}`,
    title,
    services: ["Microsoft Intune"],
    startDateTime: at(-1),
    lastModifiedDateTime: at(-1),
    actionRequiredByDateTime: at(30 + index),
    body: { content: `<p>Windows: ${title.replaceAll("<", "&lt;")}</p><script>alert(2)</script>` },
  };
}

function item(link: string, index: number): string {
  const text = link.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<item><title>Windows item ${index}</title><guid isPermaLink="false">${index}</guid><link>${text}</link><pubDate>${new Date(Date.now() - DAY_MS).toUTCString()}</pubDate></item>`;
}

const isSafe = (link: string): boolean =>
  /^(?:https?:|mailto:|#|cid:)/.test(link) && !link.includes("secret");

function linksOf(html: string): readonly string[] {
  const { tags } = readHtml(html);
  expect(tags.filter(({ name }) => /^(?:script|iframe|object|embed|form|base|svg)$/.test(name))).toEqual([]);
  expect(
    tags.flatMap(({ attributes }) => [...attributes.keys()]).filter((name) => name.startsWith("on")),
  ).toEqual([]);
  return tags.flatMap(({ attributes }) => attributes.get("href") ?? []);
}

it("shows hostile announcements as text in every format of the digest, with links to the web alone", async () => {
  const result = await intuneOm(["--config", organisation.config, "run", "change-digest", "--json"], {
    env: { OM_TOKEN: tenant.token },
  });
  expect(result.exitCode, result.stderr).toBe(0);
  const { artifacts } = result.json<{ artifacts: readonly { format: string; path: string }[] }>();
  const pathsOf = (format: string): readonly string[] =>
    artifacts.filter((artifact) => artifact.format === format).map(({ path }) => path);

  for (const path of pathsOf("html")) {
    const page = await readFile(path, "utf8");
    const { text } = readHtml(page);
    for (const title of TITLES) expect(text).toContain(title.trim());
    expect(linksOf(page).filter((link) => !isSafe(link))).toEqual([]);
  }
  for (const path of pathsOf("pdf"))
    expect(readPdf(await readFile(path)).links.filter((link) => !isSafe(link))).toEqual([]);
  for (const path of pathsOf("ics")) {
    const entries = readCalendar(await readFile(path, "utf8"));
    for (const title of TITLES)
      expect(entries.some(({ SUMMARY = "" }) => SUMMARY.includes(title))).toBe(true);
    expect(entries.flatMap(({ URL }) => URL ?? []).filter((link) => !isSafe(link))).toEqual([]);
  }
  expect(catcher.messages.length).toBeGreaterThan(0);
  for (const { file } of catcher.messages) {
    const pages = (await readMail(file)).parts.filter(({ type }) => type === "text/html");
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.flatMap(({ text }) => linksOf(text)).filter((link) => !isSafe(link))).toEqual([]);
  }
});

/** A text as a provider writes it, of one kind. */
export interface SampleFeed {
  readonly kind: string;
  readonly text: string;
}

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Device updates</title><link>https://updates.example/</link><atom:link rel="self" href="https://updates.example/feed.xml"/>
<lastBuildDate>Mon, 02 Nov 2026 10:00:00 GMT</lastBuildDate>
<item><title>End of support for iOS 17 &amp; iPadOS 17</title><link>https://updates.example/ios?a=1&amp;b=2</link><guid isPermaLink="false">tag:updates.example,2026:1</guid>
<category>iOS</category><category>Plan for change</category><pubDate>Mon, 02 Nov 2026 09:00:00 +0100</pubDate>
<description>&lt;p&gt;Intune supports &lt;b&gt;iOS 18&lt;/b&gt; and later. &lt;a href="https://updates.example/more"&gt;Read more&lt;/a&gt;&lt;/p&gt;</description></item>
<item><title><![CDATA[Företagsportalen: ny "hjälp" – för Windows]]></title><link>/windows</link><guid>https://updates.example/windows</guid>
<content:encoded><![CDATA[<h2>Nytt</h2><ul><li>Ett</li><li>Två</li></ul><img src="x.png" alt="bild">]]></content:encoded><dc:date>2026-10-30T08:00:00Z</dc:date></item>
</channel></rss>`;

const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://learn.example/windows/"><title>Message center</title><link href="."/><id>https://learn.example/windows/</id>
<updated>2026-11-01T00:00:00Z</updated>
<entry><id>https://learn.example/windows/#4021</id><title type="html">Windows 11, version 26H2 &lt;em&gt;is here&lt;/em&gt;</title><link rel="alternate" href="message-center#4021"/>
<published>2026-10-20T17:00:00-07:00</published><updated>2026-10-21T00:00:00Z</updated><category term="windows" label="Windows"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Devices on <i>24H2</i> are offered it by 2027-01-12.</p></div></content></entry>
</feed>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>News</title><items><rdf:Seq><rdf:li resource="https://news.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://news.example/1"><title>Android 17</title><link>https://news.example/1</link><description>For Android Enterprise</description><dc:date>2026-09-09</dc:date></item>
</rdf:RDF>`;

const PAGE = `---
title: What's new in Microsoft Intune
ms.date: 11/02/2026
---
# What's new in Microsoft Intune

## Week of November 2, 2026 (Service release 2611)

### Device configuration

#### New settings for macOS in the settings catalog<!-- 31234567 -->

The [settings catalog](/intune/settings-catalog) has new settings. For more, see <https://learn.example/>.

> Applies to:
> - macOS

#### Company Portal \`5.2\` & \\<later\\> <!-- 31234568, 31234569 -->
Text with **bold** and a | table |.

## Vecka den 26 oktober 2026

### Appar
#### Nya appar för iOS/iPadOS <!-- 31234570 -->
Gäller för:
- iOS/iPadOS
`;

const HTML_PAGE = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>What's new</title></head><body><main><h1>What's new in Microsoft Intune</h1>
<h2 id="week-of-july-6-2026">Week of July 6, 2026</h2><h3 id="apps">App management</h3>
<h4 id="one-item">One &amp; only item for Linux<!-- 41234567 --></h4><p>Text with <a href="more">a link</a> and <code>&lt;code&gt;</code>.</p>
<p>Applies to:</p><ul><li>Linux</li></ul><script>var x = "<h4>no</h4>";</script></main></body></html>`;

const MESSAGES = JSON.stringify({
  value: [
    {
      id: "MC1183015",
      title: "(Updated) Plan for change: Intune moves to support iOS 18 & later",
      services: ["Microsoft Intune"],
      tags: ["Updated message", "Admin impact"],
      category: "planForChange",
      severity: "high",
      startDateTime: "2026-10-01T10:00:00Z",
      lastModifiedDateTime: "2026-10-20T10:00:00Z",
      actionRequiredByDateTime: "2027-01-17T08:00:00Z",
      body: {
        contentType: "html",
        content: "<p>Devices on <b>iOS 17</b> can't enroll.</p><script>x()</script>",
      },
      details: [{ name: "Platforms", value: "iOS" }],
    },
    { id: "MC1183016", title: "Nytt i Teams", services: ["Teams"], actionRequiredByDateTime: null },
  ],
});

const ISSUES = JSON.stringify([
  {
    id: "IT1234567",
    title: "Admins can't see devices in the Intune admin center",
    service: "Microsoft Intune",
    feature: "Microsoft Intune",
    classification: "advisory",
    status: "serviceDegradation",
    impactDescription: "Admins <may> be unable to see devices.",
    startDateTime: "2026-11-01T00:00:00Z",
    lastModifiedDateTime: "2026-11-02T00:00:00Z",
    isResolved: false,
    posts: [
      {
        createdDateTime: "2026-11-01T01:00:00Z",
        description: { content: "<b>Title:</b> We look at it &amp; more" },
      },
    ],
  },
]);

const APPLE_RELEASES = JSON.stringify({
  OSVersions: [
    {
      OSVersion: "26",
      Latest: {
        ProductVersion: "26.6.1",
        Build: "23G80",
        ReleaseDate: "2026-08-17T00:00:00Z",
        SecurityInfo: "https://support.apple.com/en-us/148282",
        CVEs: { "CVE-2026-43794": true },
      },
      SecurityReleases: [
        {
          UpdateName: "iOS 26.6.1 and iPadOS 26.6.1",
          ProductVersion: "26.6.1",
          ReleaseDate: "2026-08-17T00:00:00Z",
          SecurityInfo: "https://support.apple.com/en-us/148282",
          CVEs: { "CVE-2026-43794": true },
          ActivelyExploitedCVEs: ["CVE-2026-43794"],
        },
      ],
    },
  ],
});

const WINDOWS_RELEASES = JSON.stringify([
  {
    Product: "Windows 11",
    ServicingOption: ["General Availability Channel"],
    AvailabilityDate: "2026-10-08",
    ReleaseType: "Standard",
    ReleaseId: "24H2",
    Build: "26100.2033",
    KBArticle: "KB5044284",
    KBUrl: "https://support.microsoft.com/help/5044284",
  },
]);

const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "Device updates",
  home_page_url: "https://updates.example/",
  items: [
    {
      id: "1",
      url: "https://updates.example/1",
      title: 'Ändrat: "Windows" <kiosk>',
      content_html: "<p>Kiosk &amp; more</p>",
      date_published: "2026-11-02T08:00:00Z",
      tags: ["Windows"],
    },
    { id: "2", external_url: "https://updates.example/2", content_text: "Only text <b>here</b>" },
  ],
});

/** At least one of every kind, in the forms that a kind is written in. */
export const SAMPLE_FEEDS: readonly SampleFeed[] = [
  { kind: "feed", text: RSS },
  { kind: "feed", text: ATOM },
  { kind: "feed", text: RDF },
  { kind: "whats-new", text: PAGE },
  { kind: "whats-new", text: HTML_PAGE },
  { kind: "message-center", text: MESSAGES },
  { kind: "service-health", text: ISSUES },
  { kind: "os-releases", text: APPLE_RELEASES },
  { kind: "os-releases", text: WINDOWS_RELEASES },
  { kind: "os-releases", text: RSS },
  { kind: "json-feed", text: JSON_FEED },
];

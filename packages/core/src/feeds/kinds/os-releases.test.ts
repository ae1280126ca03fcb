import { describe, expect, it } from "vitest";
import { describeFeedKind } from "../feed-kind.contract.ts";
import type { FeedItem, FeedReading } from "../feed.ts";
import { osReleasesKind } from "./os-releases.ts";

const RELEASE = {
  UpdateName: "iOS 26.3 and iPadOS 26.3",
  ProductName: "iOS and iPadOS",
  ProductVersion: "26.3",
  ReleaseDate: "2026-02-11T00:00:00Z",
  ReleaseType: "OS",
  SecurityInfo: "https://support.apple.com/en-us/126346",
  SupportedDevices: [],
  CVEs: { "CVE-2026-20700": true, "CVE-2026-20701": false },
  ActivelyExploitedCVEs: ["CVE-2026-20700"],
  UniqueCVEsCount: 2,
};
const SOFA = JSON.stringify({
  UpdateHash: "x",
  OSVersions: [
    {
      OSVersion: "26",
      Latest: { ProductVersion: "26.3", Build: "23D127", ReleaseDate: "2026-02-11T00:00:00Z" },
      SecurityReleases: [
        RELEASE,
        {
          ...RELEASE,
          UpdateName: "iOS 26 and iPadOS 26",
          ProductVersion: "26.0",
          CVEs: {},
          UniqueCVEsCount: 0,
        },
      ],
    },
  ],
});

const BETA = {
  title: "macOS 27.0 beta 6 (26A5416b)",
  platform: "macOS",
  version: "27.0 beta 6",
  build: "26A5416b",
  released: "2026-08-17",
  release_notes_url: "https://developer.apple.com/go/?id=macos-27_0-rn",
};
const BETAS = JSON.stringify({ created_at: "2026-08-22T18:44:08Z", items: [BETA] });

const BUILD = {
  Product: "Windows 11",
  ServicingOption: ["LTSC", "General Availability Channel"],
  AvailabilityDate: "2026-07-18",
  ReleaseType: "Out-of-band",
  ReleaseId: "24H2",
  Build: "26100.8894",
  KBArticle: "KB5121767",
  KBUrl: "https://support.microsoft.com/help/5121767",
};
const WINDOWS = JSON.stringify([BUILD]);

async function reading(value: unknown): Promise<FeedReading> {
  return osReleasesKind.read({ text: typeof value === "string" ? value : JSON.stringify(value), base: null });
}

async function read(value: unknown): Promise<readonly FeedItem[]> {
  return (await reading(value)).items;
}

async function keysOf(value: unknown): Promise<readonly string[]> {
  return (await read(value)).map(({ key }) => key);
}

describeFeedKind(osReleasesKind, SOFA);
describeFeedKind(osReleasesKind, BETAS);
describeFeedKind(osReleasesKind, WINDOWS);

describe("releases of Apple's systems", () => {
  it("tell version, platforms, what they mend, and what of it is exploited", async () => {
    const [first] = await read(SOFA);
    expect(first).toStrictEqual({
      key: "os-release:ios:26.3",
      title: "iOS 26.3 and iPadOS 26.3",
      publishedAt: new Date("2026-02-11T00:00:00Z"),
      updatedAt: null,
      platforms: ["ios", "ipados"],
      url: "https://support.apple.com/en-us/126346",
      summary: "Vulnerabilities addressed: 2\nActively exploited: CVE-2026-20700",
      category: "OS",
      week: null,
      tags: ["Security", "Exploited"],
      versions: [
        { platform: "ios", version: "26.3", range: "exact" },
        { platform: "ipados", version: "26.3", range: "exact" },
      ],
      kind: "osRelease",
    });
  });

  it("are known by what stays when the next one comes: not by the build that only the newest has", async () => {
    const older = JSON.parse(SOFA) as { OSVersions: { Latest: object }[] };
    const [version] = older.OSVersions;
    if (version === undefined) throw new Error("There is a version");
    const newer = {
      ...version,
      Latest: { ProductVersion: "26.4", Build: "23E1", ReleaseDate: "2026-03-24" },
    };
    const [latest, ...before] = await keysOf({ OSVersions: [newer] });
    expect(latest).toBe("os-release:ios:26.4");
    expect(before).toStrictEqual(await keysOf(SOFA));
  });

  it("of one version are the same whether the number ends in .0 or not", async () => {
    expect(await keysOf(SOFA)).toStrictEqual(["os-release:ios:26.3", "os-release:ios:26"]);
  });

  it("of other products have the form of applications", async () => {
    const safari = { ProductName: "Safari", ProductVersion: "27.0", ReleaseDate: "2026-09-14T00:00:00Z" };
    const items = await read({
      Version: "2.0",
      AppVersions: [{ AppVersion: "Safari 27", SecurityReleases: [safari] }],
    });
    expect(items).toMatchObject([{ key: "os-release:safari:27", platforms: ["macos"] }]);
    expect(items[0]?.versions).toBeUndefined();
    expect(items[0]?.kind).toBeUndefined();
  });

  it("before their time are in development, and each build is one of its own", async () => {
    const again = { ...BETA, title: "macOS 27.0 beta 6 (26A5416c)", build: "26A5416c" };
    const items = await read({ items: [again, BETA] });
    expect(items.map(({ key }) => key)).toStrictEqual([
      "os-release:macos:27-beta-6:26a5416c",
      "os-release:macos:27-beta-6:26a5416b",
    ]);
    expect(items[1]).toMatchObject({
      stage: "inDevelopment",
      platforms: ["macos"],
      versions: [{ platform: "macos", version: "27.0", range: "exact" }],
      url: "https://developer.apple.com/go/?id=macos-27_0-rn",
    });
  });

  it("that Apple offers now are told apart by the devices that they are for", async () => {
    const offer = (number: string, build: string, devices: readonly string[]): object => ({
      ProductVersion: number,
      Build: build,
      PostingDate: "2026-06-09",
      ExpirationDate: "2026-09-09",
      SupportedDevices: devices,
    });
    const offers = {
      iOS: [
        offer("26.5", "23F77", ["iPad11,1", "iPhone12,1"]),
        offer("11.6.2", "22U95", ["Watch6,1"]),
        offer("17.7.11", "21H461", ["iPad7,1"]),
      ],
      macOS: [offer("26.5", "25F71", ["J132AP"])],
    };
    const items = await read({ PublicAssetSets: offers, AssetSets: offers });
    expect(items.map(({ key, title, platforms }) => [key, title, platforms.join("+")])).toStrictEqual([
      ["os-release:ios:26.5:23f77", "iOS 26.5 and iPadOS 26.5 (23F77)", "ios+ipados"],
      ["os-release:watchos:11.6.2:22u95", "watchOS 11.6.2 (22U95)", ""],
      ["os-release:ipados:17.7.11:21h461", "iPadOS 17.7.11 (21H461)", "ipados"],
      ["os-release:macos:26.5:25f71", "macOS 26.5 (25F71)", "macos"],
    ]);
    expect(items[0]?.summary).toBe("Offered until: 2026-09-09");
  });

  it("are read from a list of security releases too", async () => {
    const releases = [
      {
        name: "macOS Tahoe 26.4",
        os_type: "macos",
        release_date: "2026-03-24",
        url: "https://a.example/",
        cves: ["CVE-1"],
      },
    ];
    expect(await read({ metadata: {}, releases })).toMatchObject([
      { key: "os-release:macos:26.4", url: "https://a.example/", summary: "Vulnerabilities addressed: 1" },
    ]);
  });
});

describe("builds of Windows", () => {
  it("tell version, article and kind of release", async () => {
    expect(await read(WINDOWS)).toStrictEqual([
      {
        key: "os-release:windows-11:26100.8894",
        title: "Windows 11, version 24H2, build 26100.8894 (KB5121767)",
        publishedAt: new Date("2026-07-18T00:00:00Z"),
        updatedAt: null,
        platforms: ["windows"],
        url: "https://support.microsoft.com/help/5121767",
        summary:
          "Release type: Out-of-band\nServicing: LTSC, General Availability Channel\nKnowledge base: KB5121767",
        category: "Out-of-band",
        week: null,
        versions: [{ platform: "windows", version: "26100.8894", range: "exact" }],
        kind: "osRelease",
      },
    ]);
  });

  it("keep their key when the release gets its name, which is missing at first", async () => {
    const unnamed = { ...BUILD, ReleaseId: null, KBArticle: "", KBUrl: "" };
    expect(await keysOf([unnamed])).toStrictEqual(await keysOf(WINDOWS));
    expect(await read([unnamed])).toMatchObject([{ title: "Windows 11, build 26100.8894", url: null }]);
    expect(await read([{ ...unnamed, RelaseId: "24H2", ReleaseId: undefined }])).toMatchObject([
      { title: "Windows 11, version 24H2, build 26100.8894" },
    ]);
  });

  it("with two articles are two, and the older keeps its key", async () => {
    const later = { ...BUILD, AvailabilityDate: "2026-07-25", KBArticle: "KB5121999", KBUrl: "" };
    const expected = ["os-release:windows-11:26100.8894", "os-release:windows-11:26100.8894~2"];
    expect(await keysOf([BUILD, later])).toStrictEqual(expected);
    expect(await keysOf([later, BUILD])).toStrictEqual(expected.toReversed());
    expect(await read([later])).toMatchObject([{ url: "https://support.microsoft.com/help/5121999" }]);
  });

  it("of servers name no version that a managed device could have", async () => {
    const [server] = await read([{ ...BUILD, Product: "Windows Server 2025" }]);
    expect([server?.key, server?.versions]).toStrictEqual([
      "os-release:windows-server-2025:26100.8894",
      undefined,
    ]);
  });

  it("that are none are passed over, with a word about it", async () => {
    const { items, problems } = await reading([
      BUILD,
      { Product: "Windows 11" },
      7,
      { ...BUILD, AvailabilityDate: "x" },
    ]);
    expect(items).toHaveLength(2);
    expect(problems.map(({ code }) => code)).toStrictEqual([
      "item.passed-over",
      "item.passed-over",
      "item.bad-date",
    ]);
  });
});

const RSS = `<rss version="2.0"><channel><title>Releases</title>
<item><title>iOS 26.3 and iPadOS 26.3</title><guid>a</guid><link>https://example.com/1</link><description>Text</description><pubDate>Wed, 11 Feb 2026 00:00:00 GMT</pubDate></item>
<item><title>iOS 15.2 (19C56 | 19C57)</title><guid>b</guid><pubDate>Mon, 13 Dec 2021 00:00:00 GMT</pubDate></item>
<item><title>App Store Connect Update</title><guid>b</guid><pubDate>Tue, 07 Dec 2021 00:00:00 GMT</pubDate></item></channel></rss>`;

describe("a feed of releases", () => {
  it("gives what its titles release, with the keys that the same releases have in JSON", async () => {
    const { items, problems } = await reading(RSS);
    expect(problems).toStrictEqual([]);
    expect(items.map(({ key }) => key)).toStrictEqual([
      "os-release:ios:26.3",
      "os-release:ios:15.2:19c56",
      "os-release:app-store-connect-update@2021-12-07",
    ]);
    expect(items[0]).toMatchObject({
      summary: "Text",
      url: "https://example.com/1",
      versions: [{ platform: "ios" }, { platform: "ipados" }],
    });
  });

  it("is a feed like any other unless it is asked for as releases", () => {
    expect(osReleasesKind.recognises({ text: RSS, base: null })).toBe(false);
  });

  it("that is none is unreadable", async () => {
    expect((await reading("<html>")).problems).toMatchObject([{ code: "feed.unreadable" }]);
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { memoryAnswers } from "../../test-support/feed-answers.ts";
import { OmError } from "../errors.ts";
import type { FeedAnswer, FeedAnswers } from "./feed-answers.ts";
import type { FeedFetcherOptions } from "./fetch-feed.ts";
import { createFeedFetcher } from "./fetch-feed.ts";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Reads from loopback, which only tests and private networks need. */
function read(url: string, options: FeedFetcherOptions = {}): Promise<{ text: string; base: string }> {
  return createFeedFetcher(options).read(url, { allowPrivate: true });
}

async function codeOf(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(
    () => "nothing was thrown",
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OmError)) return String(error);
  expect(error.hint).toMatch(/\.$/);
  return error.code;
}

describe("reading a feed", () => {
  it("gives the text and where it was found", async () => {
    const origin = await serve((_request, response) => response.end("Åsa"));
    expect(await read(`${origin}/a?b=c#d`)).toStrictEqual({
      text: "Åsa",
      base: `${origin}/a?b=c`,
      problems: [],
    });
  });

  it.each([
    ["gzip", gzipSync],
    ["X-GZIP", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["gzip, br", (text: string) => brotliCompressSync(gzipSync(text))],
    ["identity", (text: string) => Buffer.from(text)],
  ])("reads %s", async (encoding, compress) => {
    const origin = await serve((_request, response) => {
      response.setHeader("content-encoding", encoding);
      response.end(compress("text"));
    });
    expect((await read(origin)).text).toBe("text");
  });

  it("reads a feed in the encoding that its header names", async () => {
    const origin = await serve((_request, response) => {
      response.setHeader("content-type", "text/xml; charset=koi8-r");
      response.end(Uint8Array.of(0xf0, 0xd2, 0xc9));
    });
    expect((await read(origin)).text).toBe("При");
  });

  it("follows redirects without cookies or credentials, and gives the last address", async () => {
    const seen: string[] = [];
    const origin = await serve((request, response) => {
      seen.push(`${request.url} ${request.headers.authorization ?? "-"} ${request.headers.cookie ?? "-"}`);
      if (request.url === "/b") return response.end("text");
      return response.writeHead(302, { location: "/b", "set-cookie": "a=b" }).end();
    });
    const found = await read(`${origin.replace("//", "//user:secret@")}/a`);
    expect(found).toMatchObject({ text: "text", base: `${origin}/b` });
    expect(seen).toStrictEqual(["/a - -", "/b - -"]);
  });

  it("gives up on a chain of redirects", async () => {
    let hops = 0;
    const origin = await serve((_request, response) =>
      response.writeHead(301, { location: `/${(hops += 1)}` }).end(),
    );
    expect(await codeOf(read(origin))).toBe("feed.unreachable");
    expect(hops).toBe(6);
  });

  it("tells a status apart", async () => {
    const origin = await serve((_request, response) => response.writeHead(404).end("gone"));
    expect(await codeOf(read(origin))).toBe("feed.http-status");
  });

  it("says unreachable for a refused connection, a cut body and broken compression", async () => {
    const cut = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.destroy());
    });
    const broken = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync("text").subarray(0, 12));
    });
    const strange = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip,gzip,gzip,gzip" }).end("text");
    });
    expect(await codeOf(read("http://127.0.0.1:1/"))).toBe("feed.unreachable");
    expect(await codeOf(read(strange))).toBe("feed.unreachable");
    expect(await codeOf(read(cut))).toBe("feed.unreachable");
    expect(await codeOf(read(broken))).toBe("feed.unreachable");
    expect(await codeOf(read("not an address"))).toBe("feed.unreachable");
  });

  it("stops at the cap, also when a small body grows", async () => {
    const limits = { maxBytes: 1_000 };
    const endless = await serve((_request, response) => {
      const more = (): void => void response.write("x".repeat(600), more);
      response.on("error", () => undefined);
      more();
    });
    const bomb = await serve((request, response) => {
      response.setHeader("content-encoding", request.url === "/twice" ? "gzip, gzip" : "gzip");
      const once = gzipSync("x".repeat(5_000_000));
      response.end(request.url === "/twice" ? gzipSync(once) : once);
    });
    const announced = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "2000" }).write("x");
    });
    expect(await codeOf(read(endless, { limits }))).toBe("feed.too-large");
    expect(await codeOf(read(announced, { limits }))).toBe("feed.too-large");
    expect(await codeOf(read(`${bomb}/twice`, { limits: { maxBytes: 10_000 } }))).toBe("feed.too-large");
    expect(await codeOf(read(bomb, { limits }))).toBe("feed.too-large");
  });

  it("ends a body that never does, and closes its connection", async () => {
    const closed = Promise.withResolvers<void>();
    const origin = await serve((_request, response) => {
      response.on("close", closed.resolve);
      response.write("a");
    });
    expect(await codeOf(read(origin, { limits: { timeoutMs: 60 } }))).toBe("feed.timeout");
    await closed.promise;
  });

  it("ends a look-up that never does", async () => {
    const options = { lookup: () => new Promise<never>(() => undefined), limits: { timeoutMs: 30 } };
    expect(await codeOf(read("http://feeds.example/", options))).toBe("feed.timeout");
  });

  it("stops for the caller, with the caller's reason", async () => {
    const abort = new AbortController();
    const origin = await serve(() => abort.abort(new Error("enough")));
    await expect(
      createFeedFetcher().read(origin, { signal: abort.signal, allowPrivate: true }),
    ).rejects.toThrow("enough");
  });
});

describe("addresses that are refused", () => {
  it.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://127.1/",
    "http://[::1]/",
    "http://0/",
    "http://[::ffff:127.0.0.1]/",
    "http://169.254.169.254/latest",
    "http://10.0.0.1/",
    "http://[fd00::1]/",
    "http://localhost/",
    "http://017700000001/",
    "http://0x7f000001/",
    "http://127.0.0.1./",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://[::127.0.0.1]/",
    "http://[0:0:0:0:0:ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fe80::1]/",
    "http://[fc00::1]/",
    "http://100.64.0.1/",
    "http://168.63.129.16/metadata",
    "http://localhost./",
    "http://LOCALHOST:8080/",
    "http://db.localhost/",
    "http://user:secret@10.0.0.1/",
    "HTTP://10.0.0.1:80/",
    "gopher://127.0.0.1/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "data:text/plain,x",
  ])("%s", async (url) => {
    expect(await codeOf(createFeedFetcher().read(url))).toBe("feed.refused-address");
  });

  it.each([
    "http://[fe80::1%25eth0]/",
    "http://[::1%eth0]/",
    "http://1.2.3.4.5/",
    "http://0x100000000/",
    "http:///",
  ])("%s, which is no address at all", async (url) => {
    expect(await codeOf(createFeedFetcher().read(url))).toBe("feed.unreachable");
  });

  it.each([
    "http://169.254.169.254/latest/meta-data",
    "http://[fd00:ec2::254]/",
    "http://100.100.100.200/",
    "http://[::ffff:169.254.169.254]/",
    "http://0.0.0.0/",
  ])("%s, also where the own network may be read", async (url) => {
    expect(await codeOf(read(url))).toBe("feed.refused-address");
  });

  it.each([
    "http://2852039166/latest",
    "//[::ffff:a9fe:a9fe]/",
    "ftp://feeds.example/",
    "javascript:alert(1)",
  ])("a redirect to %s", async (location) => {
    const origin = await serve((_request, response) => response.writeHead(302, { location }).end());
    expect(await codeOf(read(origin))).toBe("feed.refused-address");
  });

  it("tells how a feed of the own network is let in", async () => {
    const refused = createFeedFetcher().read("http://10.0.0.1/");
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining("allowPrivate: true") });
  });

  it("a host of which any address is private", async () => {
    const addresses = [
      { address: "8.8.8.8", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ];
    const fetcher = createFeedFetcher({ lookup: () => Promise.resolve(addresses) });
    expect(await codeOf(fetcher.read("http://feeds.example/"))).toBe("feed.refused-address");
  });

  it("a redirect to another scheme, even where files may be read", async () => {
    const origin = await serve((_request, response) =>
      response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    );
    expect(await codeOf(read(origin, { allowFiles: true }))).toBe("feed.refused-address");
  });

  it("looks a host up once, and connects to what it checked", async () => {
    const asked: string[] = [];
    const origin = await serve((request, response) => response.end(request.headers.host));
    const lookup = (host: string): Promise<{ address: string; family: number }[]> => {
      asked.push(host);
      return Promise.resolve([{ address: "127.0.0.1", family: 4 }]);
    };
    const url = origin.replace("127.0.0.1", "feeds.example");
    expect((await read(url, { lookup })).text).toBe(url.slice("http://".length));
    expect(asked).toStrictEqual(["feeds.example"]);
  });

  it("tries the next address of a host when the first does not answer", async () => {
    const origin = await serve((_request, response) => response.end("text"));
    const lookup = (): Promise<{ address: string; family: number }[]> =>
      Promise.resolve([
        { address: "::1", family: 6 },
        { address: "127.0.0.1", family: 4 },
      ]);
    expect((await read(origin.replace("127.0.0.1", "feeds.example"), { lookup })).text).toBe("text");
  });
});

describe("a feed that was read before", () => {
  const FEED = { etag: 'W/"1"', "last-modified": "Mon, 02 Nov 2026 10:00:00 GMT" };

  it("is only asked whether it still holds, and is then what it was", async () => {
    const asked: unknown[] = [];
    const origin = await serve((request, response) => {
      const { "if-none-match": etag, "if-modified-since": date } = request.headers;
      asked.push([etag, date]);
      if (etag === FEED.etag) return response.writeHead(304).end();
      response.setHeader("content-type", "text/xml; charset=iso-8859-2");
      return response.writeHead(200, FEED).end(Uint8Array.of(0xb1));
    });
    const answers = memoryAnswers();
    const first = await read(`${origin}/feed`, { answers });
    // Another fetcher, as in another run.
    expect(await read(`${origin}/feed`, { answers })).toStrictEqual(first);
    expect(first).toMatchObject({ text: "ą", base: `${origin}/feed` });
    expect(asked).toStrictEqual([
      [undefined, undefined],
      [FEED.etag, FEED["last-modified"]],
    ]);
  });

  it("is kept anew when it has changed, and asked by date alone where there is no more", async () => {
    let version = 1;
    const asked: unknown[] = [];
    const origin = await serve((request, response) => {
      asked.push(request.headers["if-modified-since"]);
      response.setHeader("last-modified", `Mon, 02 Nov 2026 10:00:0${version} GMT`).end(`text ${version}`);
      version += 1;
    });
    const answers = memoryAnswers();
    const texts = [await read(origin, { answers }), await read(origin, { answers })].map(({ text }) => text);
    expect(texts).toStrictEqual(["text 1", "text 2"]);
    expect(asked).toStrictEqual([undefined, "Mon, 02 Nov 2026 10:00:01 GMT"]);
    expect(answers.all.get(`${origin}/`)?.lastModified).toBe("Mon, 02 Nov 2026 10:00:02 GMT");
  });

  it("is known by the address that is configured, and asked for only where it was found", async () => {
    const asked: unknown[] = [];
    const origin = await serve((request, response) => {
      asked.push([request.url, request.headers["if-none-match"]]);
      if (request.url === "/a") return response.writeHead(302, { location: "/b" }).end();
      if (request.headers["if-none-match"] !== undefined) return response.writeHead(304).end();
      return response.writeHead(200, FEED).end("text");
    });
    const answers = memoryAnswers();
    await read(`${origin}/a#top`, { answers });
    expect(await read(`${origin}/a`, { answers })).toMatchObject({ text: "text", base: `${origin}/b` });
    expect([...answers.all.keys()]).toStrictEqual([`${origin}/a`]);
    expect(asked.slice(2)).toStrictEqual([
      ["/a", undefined],
      ["/b", FEED.etag],
    ]);
  });

  it("is no answer to a 304 that nobody asked for", async () => {
    const origin = await serve((_request, response) => response.writeHead(304).end());
    expect(await codeOf(read(origin, { answers: memoryAnswers() }))).toBe("feed.http-status");
    await expect(read(origin)).rejects.toThrow(
      expect.objectContaining({ hint: expect.stringContaining("nothing of it is kept") }),
    );
  });

  it("is not kept where nothing marks its version, where it was not read, or where it is a file", async () => {
    const origin = await serve((request, response) => {
      if (request.url === "/gone") return response.writeHead(404, FEED).end("text");
      if (request.url === "/odd") response.setHeader("etag", `"${"x".repeat(5_000)}"`);
      return response.end("text");
    });
    const answers = memoryAnswers();
    await read(origin, { answers });
    await read(`${origin}/odd`, { answers });
    await codeOf(read(`${origin}/gone`, { answers }));
    await read(new URL(import.meta.url).href, { answers, allowFiles: true });
    expect(answers.all.size).toBe(0);
  });

  it("is fetched whole when what is kept is larger than may be read", async () => {
    const asked: unknown[] = [];
    const origin = await serve((request, response) => {
      asked.push(request.headers["if-none-match"]);
      response.writeHead(200, FEED).end("text");
    });
    const answers = memoryAnswers();
    await read(origin, { answers });
    await answers.put(`${origin}/`, { ...(await keptOf(answers, origin)), bytes: new Uint8Array(200) });
    await read(origin, { answers, limits: { maxBytes: 100 } });
    expect(asked).toStrictEqual([undefined, undefined]);
  });

  it("stays as it was when the next read fails", async () => {
    let broken = false;
    const origin = await serve((_request, response) => {
      if (broken) return response.writeHead(503).end();
      return response.writeHead(200, FEED).end("text");
    });
    const answers = memoryAnswers();
    await read(origin, { answers });
    broken = true;
    expect(await codeOf(read(origin, { answers }))).toBe("feed.http-status");
    expect((await keptOf(answers, origin)).etag).toBe(FEED.etag);
  });
});

async function keptOf(answers: FeedAnswers, origin: string): Promise<FeedAnswer> {
  const kept = await answers.get(`${origin}/`);
  if (kept === null) throw new Error("nothing is kept");
  return kept;
}

describe("files", () => {
  it("are read where allowed, up to the cap, and only when regular", async () => {
    const folder = await mkdtemp(join(tmpdir(), "feed-"));
    await writeFile(join(folder, "page.md"), "# Åsa");
    const url = pathToFileURL(join(folder, "page.md")).href;
    expect(await read(url, { allowFiles: true })).toMatchObject({ text: "# Åsa", base: url });
    expect(await codeOf(read(url, { allowFiles: true, limits: { maxBytes: 3 } }))).toBe("feed.too-large");
    expect(await codeOf(read(pathToFileURL(folder).href, { allowFiles: true }))).toBe("feed.unreachable");
    expect(await codeOf(read(`${url}.missing`, { allowFiles: true }))).toBe("feed.unreachable");
    expect(await codeOf(read("file:///dev/zero", { allowFiles: true }))).toBe("feed.unreachable");
    expect(await codeOf(read(url))).toBe("feed.refused-address");
    await rm(folder, { recursive: true });
  });
});

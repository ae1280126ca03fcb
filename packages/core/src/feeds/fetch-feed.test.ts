import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { OmError } from "../errors.ts";
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
  return createFeedFetcher({ allowPrivate: true, ...options }).read(url);
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
    ["br", brotliCompressSync],
  ])("reads %s", async (encoding, compress) => {
    const origin = await serve((_request, response) => {
      response.setHeader("content-encoding", encoding);
      response.end(compress("text"));
    });
    expect((await read(origin)).text).toBe("text");
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
    expect(await codeOf(read("http://127.0.0.1:1/"))).toBe("feed.unreachable");
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
    const bomb = await serve((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync("x".repeat(5_000_000)));
    });
    expect(await codeOf(read(endless, { limits }))).toBe("feed.too-large");
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
      createFeedFetcher({ allowPrivate: true }).read(origin, { signal: abort.signal }),
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
    "ftp://example.com/",
    "file:///etc/passwd",
    "data:text/plain,x",
  ])("%s", async (url) => {
    expect(await codeOf(createFeedFetcher().read(url))).toBe("feed.refused-address");
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
});

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

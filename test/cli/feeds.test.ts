import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface TakenJson {
  readonly coverage: readonly {
    readonly source: string;
    readonly status: string;
    readonly count?: number;
    readonly reason?: string;
    readonly fix?: string;
  }[];
}

const ETAG = '"the only version"';
const PAGE = "# What's new\n## Week of July 06, 2020\n### Apps\n#### One for Linux<!-- 32843208 -->\nText.\n";

let tenant: DemoTenant;
let server: Server;
let organisation: OrganisationCopy;
/** What the feed was asked for: the versions that were known, or none. */
let asked: (string | undefined)[];
let page: string;

beforeEach(async () => {
  asked = [];
  page = PAGE;
  server = createServer((request, response) => {
    asked.push(request.headers["if-none-match"]);
    if (request.headers["if-none-match"] === ETAG) return response.writeHead(304).end();
    return response.writeHead(200, { etag: ETAG, "content-type": "text/markdown" }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  tenant = await startDemoTenant({ devices: 10 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  const url = `http://localhost:${(server.address() as AddressInfo).port}/whats-new.md`;
  await organisation.set(["feeds"], [{ id: "news", kind: "whats-new", url, allowPrivate: true }]);
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

async function om(...argv: readonly string[]): Promise<CommandResult> {
  return await intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
  });
}

function newsOf({ coverage }: TakenJson): TakenJson["coverage"][number] | undefined {
  return coverage.find(({ source }) => source === "feed:news");
}

describe("feeds of the web", () => {
  it("are asked in the next run whether what is kept still holds", async () => {
    for (const known of [undefined, ETAG]) {
      const taken = (await om("collect", "--json")).json<TakenJson>();
      expect(newsOf(taken)).toMatchObject({ status: "complete", count: 1 });
      expect(asked.splice(0)).toEqual([known]);
    }
  });

  it("are asked once by a command for all its tenants", async () => {
    const ids = Array.from({ length: 6 }, (_, index) => `t${index}`);
    await organisation.set(
      ["tenants"],
      ids.map((id) => ({
        id,
        name: id,
        cloud: { graph: tenant.graphUrl, login: tenant.graphUrl },
        auth: { type: "token", token: "env:OM_TOKEN" },
      })),
    );
    const { tenants } = (await om("collect", "--json")).json<{ tenants: readonly TakenJson[] }>();
    expect(tenants.map((taken) => newsOf(taken)?.count)).toEqual(ids.map(() => 1));
    expect(asked).toHaveLength(1);
  });

  it("are refused inside the own network unless the configuration lets that one in", async () => {
    await organisation.set(["feeds", 0, "allowPrivate"], false);
    const taken = (await om("collect", "--json")).json<TakenJson>();
    expect(newsOf(taken)).toMatchObject({
      status: "unreadable",
      fix: expect.stringContaining("allowPrivate: true"),
    });
    expect(asked).toEqual([]);
  });

  it("stand as they were last read while they can't be read", async () => {
    await om("collect", "--json");
    for (const broken of [503, 200]) {
      server.removeAllListeners("request").on("request", (_request, response) => {
        response.writeHead(broken).end("<html><body>Sign in</body></html>");
      });
      await om("collect", "--json");
      const { updates } = (await om("updates", "list", "--json")).json<{
        updates: readonly { readonly key: string; readonly missingSince?: string }[];
      }>();
      const [known] = updates.filter(({ key }) => key === "whats-new:32843208");
      expect(known).toBeDefined();
      expect(known).not.toHaveProperty("missingSince");
    }
  });

  it("are unreadable when what came is no feed at all, and incomplete when it was cut", async () => {
    await organisation.set(["feeds", 0, "kind"], "feed");
    for (const [sent, status] of [
      ["<html><body>Sign in</body></html>", "unreadable"],
      ["<rss version='2.0'><channel><item><title>A</title></item><item><title>B", "incomplete"],
    ] as const) {
      page = sent;
      server.removeAllListeners("request").on("request", (_request, response) => response.end(page));
      expect(newsOf((await om("collect", "--json")).json<TakenJson>())?.status).toBe(status);
    }
  });
});

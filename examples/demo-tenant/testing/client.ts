import { type DemoTenant, startDemoTenant } from "../src/demo-tenant.ts";
import type { DemoTenantOptions } from "../src/options.ts";

/** An answer as it came over the wire. */
interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; an empty object when it is no JSON object. */
  readonly body: Record<string, unknown>;
}

interface Collected {
  readonly rows: readonly Record<string, unknown>[];
  readonly pages: number;
}

export interface Client {
  readonly tenant: DemoTenant;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Received>;
  readonly post: (path: string, body: unknown) => Promise<Received>;
  /** All rows of a collection, next links followed, and the number of pages. */
  readonly rows: (path: string) => Promise<Collected>;
}

/** Runs a test against a tenant of its own and closes it whatever happens. */
export async function withTenant<T>(
  options: DemoTenantOptions,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const tenant = await startDemoTenant(options);
  try {
    return await use(clientOf(tenant));
  } finally {
    await tenant.close();
  }
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function listOf(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

function clientOf(tenant: DemoTenant): Client {
  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Received> =>
    received(
      fetch(addressOf(tenant, path), { headers: { authorization: `Bearer ${tenant.token}`, ...headers } }),
    );
  return {
    tenant,
    get,
    post: (path, body) =>
      received(
        fetch(addressOf(tenant, path), {
          method: "POST",
          headers: { authorization: `Bearer ${tenant.token}`, "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
      ),
    async rows(path) {
      const rows: Record<string, unknown>[] = [];
      let pages = 0;
      let next: unknown = path;
      while (typeof next === "string") {
        const { status, body, text } = await get(next);
        if (status !== 200) throw new Error(`${status} ${text}`);
        rows.push(...listOf(body.value));
        pages++;
        next = body["@odata.nextLink"];
      }
      return { rows, pages };
    },
  };
}

function addressOf(tenant: DemoTenant, path: string): string {
  return path.startsWith("http") ? path : `${tenant.graphUrl}${path}`;
}

async function received(answer: Promise<Response>): Promise<Received> {
  const response = await answer;
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    get body() {
      return parsed(text);
    },
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {}; // A test that needs JSON looks at the body and fails there.
  }
}

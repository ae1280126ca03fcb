import { describe, expect, test } from "vitest";
import { DEFAULT_DELIVERY_POLICY } from "../deliver/delivery-policy.ts";
import { DEFAULT_DAEMON } from "./daemon-schema.ts";
import { parseConfig } from "./parse-config.ts";
import { formatProblem } from "./problem.ts";

const FILE = "/srv/om/intune-om.yaml";

const SOUND = [
  "version: 1",
  "plan: ./plan.yaml",
  "store: ./state/om.db",
  "timezone: Europe/Stockholm",
  "locale: sv",
  "tenants:",
  "  - id: contoso",
  "    name: Contoso",
  "    cloud: global",
  "    auth: { type: client-secret, tenantId: t, clientId: c, secret: env:OM_SECRET }",
  "feeds:",
  "  - { id: news, kind: whats-new, url: ./news.md }",
  "mail:",
  "  transport: smtp",
  "  host: smtp.contoso.com",
  "  security: starttls",
  "  from: { name: Driften, address: om@contoso.com }",
];

/** The sound file with lines put in place of its own: `{ 3: "store: …" }`; null takes a line out. */
function fileWith(changes: Readonly<Record<number, string | null>>): string {
  return SOUND.flatMap((line, index) => {
    const change = changes[index + 1];
    if (change === null) return [];
    return [change ?? line];
  }).join("\n");
}

function configOf(changes: Readonly<Record<number, string | null>> = {}) {
  const result = parseConfig(fileWith(changes), FILE);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.value;
}

describe("a sound file", () => {
  test("becomes the model, with absolute paths and defaults", () => {
    expect(configOf()).toEqual({
      file: FILE,
      planFile: "/srv/om/plan.yaml",
      store: { kind: "sqlite", path: "/srv/om/state/om.db" },
      timeZone: "Europe/Stockholm",
      locale: "sv",
      tenants: [
        {
          id: "contoso",
          name: "Contoso",
          cloud: {
            name: "global",
            graph: "https://graph.microsoft.com",
            login: "https://login.microsoftonline.com",
          },
          auth: {
            type: "client-secret",
            tenantId: "t",
            clientId: "c",
            secret: { kind: "env", name: "OM_SECRET" },
          },
          collectors: {},
          beta: true,
          exportJobs: false,
        },
      ],
      feeds: [
        { id: "news", kind: "whats-new", url: "file:///srv/om/news.md", allowPrivate: false, about: null },
      ],
      channels: [],
      alertRules: [],
      delivery: DEFAULT_DELIVERY_POLICY,
      daemon: DEFAULT_DAEMON,
      mail: {
        transport: "smtp",
        host: "smtp.contoso.com",
        port: 587,
        security: "starttls",
        auth: null,
        ca: null,
        dkim: null,
        from: { name: "Driften", address: "om@contoso.com" },
        replyTo: null,
        perMinute: 30,
        maxMessageBytes: 26_214_400,
        connections: 4,
      },
    });
  });

  test.each([
    [
      "client-certificate, tenantId: t, clientId: c, certificate: file:./om.pem",
      { certificate: { kind: "file", path: "/srv/om/om.pem" } },
    ],
    ["managed-identity", { type: "managed-identity" }],
    ["managed-identity, clientId: c", { type: "managed-identity", clientId: "c" }],
    ["workload-identity, tenantId: t, clientId: c, tokenFile: file:/run/token", { tokenFile: "/run/token" }],
    ["azure-cli", { type: "azure-cli" }],
    ["device-code, tenantId: t, clientId: c", { type: "device-code" }],
    ["token, token: file:///run/a%20token", { token: { kind: "file", path: "/run/a token" } }],
  ])("may sign in with %s", (auth, expected) => {
    expect(configOf({ 10: `    auth: { type: ${auth} }` }).tenants[0]?.auth).toMatchObject(expected);
  });

  test("leaves out what an identity does not name", () => {
    expect(configOf({ 10: "    auth: { type: managed-identity }" }).tenants[0]?.auth).toStrictEqual({
      type: "managed-identity",
    });
  });

  test("may name a cloud by Graph's address alone when a token is brought along", () => {
    const tenant = configOf({
      9: "    cloud: { graph: http://127.0.0.1:8080/v1.0/ }",
      10: "    auth: { type: token, token: env:T }\n    beta: false\n    collectors: { apps: false, malware: true }",
    }).tenants[0];
    expect(tenant).toMatchObject({ cloud: { name: "custom", graph: "http://127.0.0.1:8080" }, beta: false });
    expect(tenant?.collectors).toEqual({ apps: false, malware: true });
  });

  test("may let large lists be read by export jobs, which is no collector", () => {
    const tenant = configOf({ 9: "    collectors: { exportJobs: true, apps: false }" }).tenants[0];
    expect(tenant).toMatchObject({ exportJobs: true, collectors: { apps: false } });
    expect(tenant?.collectors).not.toHaveProperty("exportJobs");
  });

  test.each([
    ["tls", 465],
    ["starttls", 587],
  ])("with %s takes port %i when it names none", (security, port) => {
    expect(configOf({ 16: `  security: ${security}` }).mail).toMatchObject({ security, port });
  });

  test("may send in clear to this machine, or elsewhere when it says so", () => {
    expect(configOf({ 15: "  host: '[::1]'", 16: "  security: none" }).mail).toMatchObject({
      host: "::1",
      port: 25,
    });
    expect(configOf({ 16: "  security: none\n  insecure: true" }).mail).toMatchObject({ security: "none" });
  });

  test("may sign in to the mail server with a password or with tokens, and sign its mail", () => {
    const signIn = (auth: string): unknown => {
      const { mail } = configOf({ 16: `  auth: { ${auth} }` });
      return mail.transport === "smtp" ? mail.auth : null;
    };
    expect(signIn("user: env:U, password: env:P")).toEqual({
      type: "password",
      user: { kind: "env", name: "U" },
      password: { kind: "env", name: "P" },
    });
    const app = "type: oauth2, tenantId: t, clientId: c";
    expect(signIn(`${app}, user: om@contoso.com, secret: env:S`)).toMatchObject({
      type: "oauth2",
      user: "om@contoso.com",
      tokens: { type: "client-secret", tenantId: "t", clientId: "c", secret: { kind: "env", name: "S" } },
      cloud: { name: "global" },
    });
    expect(signIn(`${app}, user: env:U, certificate: file:./om.pem, cloud: gcc-high`)).toMatchObject({
      user: { kind: "env", name: "U" },
      tokens: { type: "client-certificate", certificate: { kind: "file", path: "/srv/om/om.pem" } },
      cloud: { name: "gcc-high" },
    });
    const { mail } = configOf({
      16: "  dkim: { domain: contoso.com, selector: om1, key: file:./dkim.pem }\n  connections: 3",
    });
    expect(mail).toMatchObject({
      dkim: { domain: "contoso.com", selector: "om1", key: { kind: "file", path: "/srv/om/dkim.pem" } },
      connections: 3,
    });
  });

  test("may write mail to a folder or send it through Graph", () => {
    const folder = configOf({
      14: "  transport: directory\n  path: ./out",
      15: null,
      16: null,
      17: "  from: om@contoso.com",
    });
    expect(folder.mail).toEqual({
      transport: "directory",
      path: "/srv/om/out",
      from: { name: "", address: "om@contoso.com" },
      replyTo: null,
      perMinute: 30,
      maxMessageBytes: 26_214_400,
      connections: 4,
    });
    const graph = configOf({
      14: "  transport: graph\n  mailbox: om@contoso.com\n  rate: { perMinute: 5 }",
      15: null,
      16: null,
    });
    expect(graph.mail).toMatchObject({ transport: "graph", mailbox: "om@contoso.com", perMinute: 5 });
  });

  test("may keep its state in PostgreSQL, and read feeds of the web", () => {
    const config = configOf({
      3: "store: postgres://om@db/om",
      12: "  - { id: n, kind: feed, url: https://n.example/rss?a=b }",
    });
    expect(config.store).toEqual({
      kind: "postgres",
      url: "postgres://om@db/om",
      host: "db",
      port: 5432,
      database: "om",
      user: "om",
      schema: "intune_om",
      tls: "verify-full",
      password: null,
      ca: null,
    });
    expect(config.feeds[0]?.url).toBe("https://n.example/rss?a=b");
  });

  test("may say beside the address of PostgreSQL what belongs to it", () => {
    const { store } = configOf({
      3: "store: { url: 'postgres://om@10.0.0.5:6432/om?sslmode=disable', password: file:pw, schema: om_test, ca: env:CA, insecure: true }",
    });
    expect(store).toMatchObject({
      host: "10.0.0.5",
      port: 6432,
      schema: "om_test",
      tls: "none",
      password: { kind: "file", path: "/srv/om/pw" },
      ca: { kind: "env", name: "CA" },
    });
  });

  test("may let one feed lie inside the organisation's own network", () => {
    const inside = "{ id: inside, kind: feed, url: http://10.0.0.1/rss, allowPrivate: true }";
    const { feeds } = configOf({
      12: `  - ${inside}\n  - { id: n, kind: feed, url: https://n.example/rss }`,
    });
    expect(feeds.map(({ allowPrivate }) => allowPrivate)).toEqual([true, false]);
  });

  test("may keep of a feed what is about some products, or everything", () => {
    const feed = (about: string): string =>
      `{ id: f${about.length}, kind: feed, url: https://n.example/rss, about: ${about} }`;
    const { feeds } = configOf({ 12: `  - ${feed("[Intune, Windows]")}\n  - ${feed("[]")}` });
    expect(feeds.map(({ about }) => about)).toEqual([["Intune", "Windows"], []]);
  });

  test("may begin with a byte order mark and end its lines as Windows does", () => {
    expect(parseConfig(`\u{FEFF}${SOUND.join("\r\n")}\r\n`, FILE)).toMatchObject({ ok: true });
  });
});

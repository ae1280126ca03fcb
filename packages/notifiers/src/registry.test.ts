import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MailConfig, SecretReader } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { describeNotifier } from "./notifier.contract.ts";
import { notifierChannels, openNotifier } from "./registry.ts";
import { LOOPBACK_CERTIFICATE } from "./smtp/loopback-certificate.contract.ts";
import { startScriptedSmtpServer } from "./smtp/scripted-smtp-server.contract.ts";

/** A place that a channel delivers to, and the configuration that names it. */
interface Place {
  readonly mail: MailConfig;
  readonly arrived: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const COMMON = { from: { name: "", address: "om@contoso.com" }, replyTo: null, perMinute: 30 } as const;
const SECRETS = new Map([
  ["OM_USER", "om"],
  ["OM_PASSWORD", "secret"],
  ["OM_CA", LOOPBACK_CERTIFICATE],
]);
const secret = (name: string) => ({ kind: "env", name }) as const;
const readSecret: SecretReader = async (ref) => SECRETS.get(ref.kind === "env" ? ref.name : "") ?? "";

/** Where each transport delivers to in these tests; one that is missing here fails the first test below. */
const PLACES: Readonly<Record<string, () => Promise<Place>>> = {
  smtp: async () => {
    const server = await startScriptedSmtpServer();
    const auth = { user: secret("OM_USER"), password: secret("OM_PASSWORD") };
    const { port } = server;
    return {
      mail: {
        ...COMMON,
        transport: "smtp",
        host: "127.0.0.1",
        port,
        security: "starttls",
        auth,
        ca: secret("OM_CA"),
      },
      arrived: () => Promise.resolve(server.messages),
      close: () => server.close(),
    };
  },
  directory: async () => {
    const path = await mkdtemp(join(tmpdir(), "eml-"));
    return {
      mail: { ...COMMON, transport: "directory", path },
      arrived: async () =>
        Promise.all((await readdir(path)).map((name) => readFile(join(path, name), "latin1"))),
      close: () => rm(path, { recursive: true }),
    };
  },
};

describe("the registry of channels", () => {
  it("holds each transport once, and none that these tests have no place for", () => {
    expect(notifierChannels.map(({ transport }) => transport)).toStrictEqual(Object.keys(PLACES));
  });

  it("says what to write for a transport that it does not have", async () => {
    const mail = { ...COMMON, transport: "graph", mailbox: "om@contoso.com" } as const;
    await expect(openNotifier(mail, { readSecret })).rejects.toMatchObject({
      code: "mail.not-available",
      hint: expect.stringContaining("smtp or directory"),
    });
  });
});

for (const { transport } of notifierChannels) {
  describeNotifier(transport, async () => {
    const place = await PLACES[transport]?.();
    if (place === undefined) throw new RangeError(`no place to deliver to over ${transport}`);
    const { mail, arrived, close } = place;
    return { notifier: await openNotifier(mail, { readSecret }), arrived, close };
  });
}

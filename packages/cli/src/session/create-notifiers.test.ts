import { type Config, OmError } from "@intune-om/core";
import { expect, it } from "vitest";
import { createNotifiers } from "./create-notifiers.ts";

it("opens mail once its secret is there, when it was missing before", async () => {
  const mail = {
    transport: "smtp",
    host: "127.0.0.1",
    port: 25,
    ca: null,
    dkim: null,
    auth: {
      type: "password",
      user: { kind: "env", name: "OM_USER" },
      password: { kind: "env", name: "OM_PASSWORD" },
    },
  };
  let isThere = false;
  const readSecret = async (): Promise<string> => {
    if (isThere) return "swordfish";
    throw new OmError("OM_USER is not set", { code: "secret.missing", hint: "Set it." });
  };
  const notifiers = createNotifiers({
    config: { mail, channels: [] } as unknown as Config,
    deps: { readSecret, clock: { now: () => new Date(0) }, tenants: [] },
  });
  await expect(notifiers.open()).rejects.toMatchObject({ code: "secret.missing" });
  isThere = true;
  const opened = await notifiers.open();
  expect(await notifiers.open("mail")).toBe(opened);
  await notifiers.close();
});

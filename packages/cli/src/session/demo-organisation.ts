import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Config, loadOrganisation } from "@intune-om/core";
import type { DemoTenant, MailCatcher } from "@intune-om/demo-tenant";
import type { ActionContext } from "../action.ts";
import { KNOWN_NAMES } from "./known-names.ts";
import type { SessionParts } from "./tools.ts";

/** The sample organisation, its tenant, mail server and store replaced by those of the demo. */
export async function demoOrganisation(options: {
  readonly context: ActionContext<object>;
  readonly tenant: DemoTenant;
  readonly catcher: MailCatcher;
  readonly out: string;
}): Promise<SessionParts> {
  const { tenant, catcher, out } = options;
  const file = fileURLToPath(import.meta.resolve("@intune-om/example-organisation/intune-om.yaml"));
  const { config, plan } = await loadOrganisation(file, KNOWN_NAMES);
  return {
    organisation: { config: adapt(config, { tenant, catcher, out }), plan },
    clock: { now: () => tenant.now() },
    readSecret: async () => tenant.clientSecret,
  };
}

function adapt(
  config: Config,
  {
    tenant,
    catcher,
    out,
  }: { readonly tenant: DemoTenant; readonly catcher: MailCatcher; readonly out: string },
): Config {
  const cloud = { name: "custom", graph: tenant.graphUrl, login: tenant.loginUrl } as const;
  const secret = { kind: "env", name: "DEMO_TENANT_SECRET" } as const;
  const auth = {
    type: "client-secret",
    tenantId: tenant.tenantId,
    clientId: tenant.clientId,
    secret,
  } as const;
  const { from, replyTo, perMinute, maxMessageBytes, connections } = config.mail;
  return {
    ...config,
    tenants: config.tenants.slice(0, 1).map((sample) => ({ ...sample, cloud, auth })),
    feeds: config.feeds
      .filter(({ kind }) => kind === "whats-new")
      .map((feed) => ({ ...feed, url: `${tenant.graphUrl}/feeds/whats-new.md`, allowPrivate: true })),
    mail: {
      transport: "smtp",
      host: catcher.host,
      port: catcher.port,
      security: "none",
      auth: null,
      ca: null,
      dkim: null,
      from,
      replyTo,
      perMinute: Math.max(perMinute, 1_000),
      maxMessageBytes,
      connections,
    },
    store: { kind: "sqlite", path: join(out, "demo.db") },
  };
}

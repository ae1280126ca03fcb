#!/usr/bin/env node
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startDemoTenant } from "./demo-tenant.ts";
import { startMailCatcher } from "./mail-catcher.ts";
import type { DemoTenantOptions } from "./options.ts";

const HELP = `Runs a Microsoft Graph emulator with a made-up Intune estate, and a mail catcher, on this machine.

  --devices N      devices in the estate, 1 to 100,000 (250)
  --joiners N      people whose first device comes on a later day, on top of the devices (0)
  --seed N         another seed gives another company of devices and people (1)
  --day N          day of the scenario, from 0 (0)
  --start DATE     date of day 0, YYYY-MM-DD (2026-11-02)
  --port N         port of the emulator (a free one)
  --page-size N    devices on a page, 1 to 1,000 (1,000)
  --hostile        adds names and texts that attack a careless reader
  --no-push        the tenant has no Apple push certificate
  --permissions LIST  grants the app these permissions only (all)
  --smtp-port N    port of the mail catcher (a free one)
  --mail-dir DIR   where mail is kept (a folder in the system's temporary one)
  --help           this text
`;

const OPTIONS = {
  devices: { type: "string" },
  joiners: { type: "string" },
  seed: { type: "string" },
  day: { type: "string" },
  start: { type: "string" },
  port: { type: "string" },
  "page-size": { type: "string" },
  hostile: { type: "boolean" },
  "no-push": { type: "boolean" },
  permissions: { type: "string" },
  "smtp-port": { type: "string" },
  "mail-dir": { type: "string" },
  help: { type: "boolean" },
} as const;

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function run(argv: readonly string[]): Promise<void> {
  // pnpm hands the two hyphens on that set its own options apart.
  const args = argv[0] === "--" ? argv.slice(1) : [...argv];
  const { values } = parseArgs({ args, options: OPTIONS, strict: true });
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const dir = values["mail-dir"] ?? join(tmpdir(), `intune-om-mail-${process.pid}`);
  const tenant = await startDemoTenant({ ...tenantOptions(values), mailDir: dir });
  const mail = await startMailCatcher({ dir, ...numberOption("port", "smtp-port", values["smtp-port"]) });
  process.stdout.write(
    `Microsoft Graph  ${tenant.graphUrl}\n` +
      `sign-in          ${tenant.loginUrl}/${tenant.tenantId}/oauth2/v2.0/token\n` +
      `client           ${tenant.clientId} with secret ${tenant.clientSecret}\n` +
      `bearer token     ${tenant.token}\n` +
      `what's new       ${tenant.graphUrl}/feeds/whats-new.md\n` +
      `control          ${tenant.graphUrl}/_demo/state, /_demo/day, /_demo/faults\n` +
      `mail             smtp://${mail.host}:${mail.port} into ${dir}, and sendMail through Graph\n` +
      `scenario         ${tenant.now().toISOString()}\n` +
      "Ctrl+C ends it.\n",
  );
  await ended();
  await Promise.all([tenant.close(), mail.close()]);
}

type Values = { readonly [K in keyof typeof OPTIONS]?: string | boolean | undefined };

function tenantOptions(values: Values): DemoTenantOptions {
  return {
    ...numberOption("devices", "devices", values.devices),
    ...numberOption("joiners", "joiners", values.joiners),
    ...numberOption("seed", "seed", values.seed),
    ...numberOption("day", "day", values.day),
    ...numberOption("port", "port", values.port),
    ...numberOption("pageSize", "page-size", values["page-size"]),
    ...(typeof values.start === "string" ? { startDate: values.start } : {}),
    ...(typeof values.permissions === "string" ? { permissions: values.permissions.split(",") } : {}),
    hostileNames: values.hostile === true,
    pushCertificate: values["no-push"] !== true,
  };
}

function numberOption<K extends string>(
  key: K,
  flag: string,
  text: string | boolean | undefined,
): { readonly [P in K]?: number } {
  if (typeof text !== "string") return {};
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${flag} must be a whole number, not ${text}`);
  const option: { [P in K]?: number } = {};
  option[key] = Number(text);
  return option;
}

/** Waits for Ctrl+C or a request to end. */
function ended(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

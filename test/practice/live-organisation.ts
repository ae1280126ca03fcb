import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import { parseDocument } from "yaml";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

const MINUTE_MS = 60_000;
/** From the tenant's "now", which is 06:00 in UTC. */
const MORNING_MINUTES = 180;

/** The sample organisation at work: its tenant moves by day, its clock by what people do, its mail is caught. */
export interface LiveOrganisation extends AsyncDisposable {
  readonly tenant: DemoTenant;
  readonly catcher: MailCatcher;
  readonly copy: OrganisationCopy;
  /** Begins a day of the story, at 10:00 in Stockholm in winter: every report of the morning is due. */
  begin(day: number): void;
  /** Gives a command as somebody would, a minute after the one before. Fails on any exit code that is not expected. */
  om(argv: readonly string[], expected?: readonly number[]): Promise<CommandResult>;
  /** The same, for its JSON document. */
  ask<T>(argv: readonly string[], expected?: readonly number[]): Promise<T>;
  now(): Date;
}

export async function startLiveOrganisation(options: {
  readonly devices: number;
  readonly joiners: number;
}): Promise<LiveOrganisation> {
  const tenant = await startDemoTenant({ ...options, startDate: "2026-11-02" });
  const mails = await mkdtemp(join(tmpdir(), "intune-om-mail-"));
  const catcher = await startMailCatcher({ dir: mails });
  const copy = await copySample({ graphUrl: tenant.graphUrl, smtpPort: catcher.port });
  await copy.set(["mail", "rate"], { perMinute: 6_000 });
  await renderLittle(copy);
  let minutes = MORNING_MINUTES;
  const now = (): Date => new Date(tenant.now().getTime() + minutes * MINUTE_MS);
  const om: LiveOrganisation["om"] = async (argv, expected = [0, 3]) => {
    minutes += 1;
    const result = await intuneOm([...argv, "--config", copy.config, "--json"], {
      clock: { now },
      env: { OM_TOKEN: tenant.token },
      cwd: copy.folder,
    });
    if (!expected.includes(result.exitCode))
      throw new Error(`${argv.join(" ")} ended with ${result.exitCode}:\n${result.stdout}\n${result.stderr}`);
    return result;
  };
  return {
    tenant,
    catcher,
    copy,
    now,
    begin: (day) => {
      tenant.setDay(day);
      minutes = MORNING_MINUTES;
    },
    om,
    ask: async <T>(argv: readonly string[], expected?: readonly number[]) =>
      (await om(argv, expected)).json<T>(),
    [Symbol.asyncDispose]: async () => {
      await tenant.close();
      await catcher.close();
      await copy[Symbol.asyncDispose]();
      await rm(mails, { recursive: true, force: true });
    },
  };
}

/** What is told matters here, not the formats that it is told in. */
async function renderLittle({ plan }: OrganisationCopy): Promise<void> {
  const document = parseDocument(await readFile(plan, "utf8"));
  const { reports } = document.toJS() as { reports: readonly unknown[] };
  for (const index of reports.keys()) document.setIn(["reports", index, "formats"], ["html"]);
  // The clock stands still while a command works: nobody could wait for the next minute.
  document.setIn(["notices", "perMinute"], 1_000);
  document.setIn(["newcomers", "approval"], { by: "sara-nyman", on: "2026-11-02" });
  await writeFile(plan, document.toString());
}

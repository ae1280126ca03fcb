import { mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface RunJson {
  readonly run: { readonly id: string };
  readonly artifacts: readonly { readonly path: string; readonly sha256: string }[];
}

let tenant: DemoTenant;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 10, day: 4 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
});

afterEach(async () => {
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const dryRun = async (...argv: string[]): Promise<RunJson> => {
  const words = ["--config", organisation.config, "run", "helpdesk-brief", "--dry-run", "--json", ...argv];
  const result: CommandResult = await intuneOm(words, {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
  });
  return result.json<RunJson>();
};

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe.skipIf(process.platform === "win32")("the files of a run", () => {
  it("stand in a folder of the run's own beside the store, for this user alone", async () => {
    const reports = join(organisation.folder, "state", "reports");
    const { run, artifacts } = await dryRun();
    expect(artifacts.length).toBeGreaterThan(0);
    for (const { path } of artifacts) {
      expect(dirname(path)).toBe(join(reports, run.id));
      expect(await modeOf(path)).toBe(0o600);
    }
    for (const folder of [dirname(reports), reports, join(reports, run.id)])
      expect(await modeOf(folder)).toBe(0o700);
  });

  it("are not written over by the next run", async () => {
    const first = await dryRun();
    const second = await dryRun();
    const paths = [...first.artifacts, ...second.artifacts].map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("follow the umask in a folder that was named", async () => {
    const out = join(organisation.folder, "out");
    const umask = process.umask();
    const { artifacts } = await dryRun("--out", "out");
    for (const { path } of artifacts) {
      expect(dirname(path)).toBe(out);
      expect(await modeOf(path)).toBe(0o666 & ~umask);
    }
    expect(await modeOf(out)).toBe(0o777 & ~umask);
  });

  it("leave a folder as it is that was there before", async () => {
    const reports = join(organisation.folder, "state", "reports");
    await mkdir(reports, { recursive: true, mode: 0o750 });
    const before = await modeOf(reports);
    await dryRun();
    expect(await modeOf(reports)).toBe(before);
  });
});

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";

const SAMPLE = new URL("../../examples/organisation/", import.meta.url).pathname;

/** A copy of the sample organisation with its tenant, mail server and store replaced, as a user would. */
export interface OrganisationCopy extends AsyncDisposable {
  readonly folder: string;
  readonly config: string;
  readonly plan: string;
  /** Sets one value in intune-om.yaml by its path. */
  set(path: readonly (string | number)[], value: unknown): Promise<void>;
  /** The same in plan.yaml. */
  setPlan(path: readonly (string | number)[], value: unknown): Promise<void>;
}

export async function copySample(replace: {
  readonly graphUrl: string;
  readonly smtpPort: number;
}): Promise<OrganisationCopy> {
  const folder = await mkdtemp(join(tmpdir(), "intune-om-org-"));
  // Without what somebody who tried the sample in place has left there.
  await cp(SAMPLE, folder, { recursive: true, filter: (path) => path !== join(SAMPLE, "state") });
  const config = join(folder, "intune-om.yaml");
  const plan = join(folder, "plan.yaml");
  const setter =
    (file: string): OrganisationCopy["set"] =>
    async (path, value) => {
      const document = parseDocument(await readFile(file, "utf8"));
      document.setIn(path, value);
      await writeFile(file, document.toString());
    };
  const set = setter(config);
  await set(["tenants", 0, "cloud"], { graph: replace.graphUrl, login: replace.graphUrl });
  await set(["tenants", 0, "auth"], { type: "token", token: "env:OM_TOKEN" });
  for (const [key, value] of Object.entries({
    host: "127.0.0.1",
    port: replace.smtpPort,
    security: "none",
  })) {
    await set(["mail", key], value);
  }
  const document = parseDocument(await readFile(config, "utf8"));
  document.deleteIn(["mail", "auth"]);
  await writeFile(config, document.toString());
  return {
    folder,
    config,
    plan,
    set,
    setPlan: setter(plan),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

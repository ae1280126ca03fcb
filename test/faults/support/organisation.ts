import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SOURCES } from "@intune-om/core";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { stringify } from "yaml";

/** An organisation whose runs take as little as they can: killing one is cheap. */
export interface SmallOrganisation extends AsyncDisposable {
  readonly folder: string;
  readonly config: string;
  readonly env: Readonly<Record<string, string>>;
  /** Path of the store's file; empty when it is on PostgreSQL. */
  readonly storeFile: string;
  readonly graph: DemoTenant;
  /** Addresses of the audience of a report, each once. */
  readonly addresses: readonly string[];
  /** Writes both files anew, with some of it changed. */
  write(change?: Partial<OrganisationShape>): Promise<void>;
}

/** What tests change about it. */
export interface OrganisationShape {
  readonly smtpPort: number;
  /** People in the audience. Default 3. */
  readonly recipients: number;
  /** Reports by id with their schedules, null for one that only runs by hand. */
  readonly reports: Readonly<Record<string, object | string | null>>;
  readonly formats: readonly string[];
  readonly language: "sv" | "en" | "recipient";
  readonly timeZone: string;
  /** Where the store stands: a path in the folder, or what PostgreSQL takes. */
  readonly store: string | object;
  /** Laid over `mail`. */
  readonly mail: object;
  /** Further parts of intune-om.yaml. */
  readonly rest: object;
  /** Further parts of plan.yaml. */
  readonly plan: object;
}

const DEFAULTS: Omit<OrganisationShape, "smtpPort"> = {
  recipients: 3,
  reports: { weekly: null },
  formats: ["html"],
  language: "en",
  timeZone: "Europe/Stockholm",
  store: "./state/intune-om.db",
  mail: {},
  rest: {},
  plan: {},
};

/** The one source that is read: a run then asks Graph a handful of times. */
const READ: readonly string[] = ["devices"];

/** Aliases are refused. */
const WRITTEN_OUT = { aliasDuplicateObjects: false };

export async function startOrganisation(
  shape: Partial<OrganisationShape> & Pick<OrganisationShape, "smtpPort">,
): Promise<SmallOrganisation> {
  const folder = await mkdtemp(join(tmpdir(), "intune-om-faults-"));
  const graph = await startDemoTenant({ devices: 4, hostileNames: false });
  const config = join(folder, "intune-om.yaml");
  let full: OrganisationShape = { ...DEFAULTS, ...shape };
  const write = async (change: Partial<OrganisationShape> = {}): Promise<void> => {
    full = { ...full, ...change };
    await writeFile(config, stringify(configOf(full, graph), WRITTEN_OUT));
    await writeFile(join(folder, "plan.yaml"), stringify(planOf(full), WRITTEN_OUT));
  };
  await write();
  return {
    folder,
    config,
    env: { OM_TOKEN: graph.token },
    graph,
    storeFile: typeof full.store === "string" && full.store.startsWith(".") ? join(folder, full.store) : "",
    get addresses() {
      return Array.from({ length: full.recipients }, (_, index) => addressOf(index));
    },
    write,
    [Symbol.asyncDispose]: async () => {
      await graph.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function addressOf(index: number): string {
  return `reader-${index}@faults.example`;
}

function configOf({ store, smtpPort, mail, rest, timeZone }: OrganisationShape, graph: DemoTenant): object {
  return {
    version: 1,
    plan: "./plan.yaml",
    store,
    timezone: timeZone,
    locale: "en",
    tenants: [
      {
        id: "small",
        name: "Small",
        cloud: { graph: graph.graphUrl, login: graph.loginUrl },
        auth: { type: "token", token: "env:OM_TOKEN" },
        collectors: Object.fromEntries(SOURCES.map((source) => [source, READ.includes(source)])),
      },
    ],
    mail: {
      ...("transport" in mail
        ? {}
        : { transport: "smtp", host: "127.0.0.1", port: smtpPort, security: "none" }),
      from: { name: "Operations", address: "operations@faults.example" },
      rate: { perMinute: 100_000 },
      ...mail,
    },
    daemon: { port: 0 },
    ...rest,
  };
}

function planOf({ recipients, reports, formats, language, plan }: OrganisationShape): object {
  const people = Array.from({ length: recipients }, (_, index) => ({
    id: `reader-${index}`,
    name: `Reader ${index}`,
    address: addressOf(index),
    language: index % 3 === 2 ? "sv" : "en",
  }));
  return {
    version: 1,
    organisation: { name: "Small", calendar: { country: "SE" } },
    people,
    roles: [{ id: "owner", name: "Owner", duty: "Owns it", holders: ["reader-0"] }],
    audiences: [{ id: "all", name: "All", kind: "administrators", members: people.map(({ id }) => id) }],
    reports: Object.entries(reports).map(([id, schedule]) => ({
      id,
      title: `Report ${id}`,
      audience: "all",
      sections: ["state"],
      formats,
      language,
      ...(schedule === null ? {} : { schedule }),
    })),
    ...plan,
  };
}

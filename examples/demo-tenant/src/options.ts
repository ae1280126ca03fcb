import type { Fault } from "./http/faults.ts";

export interface DemoTenantOptions {
  /** 1 to 100,000. Default 250. */
  readonly devices?: number;
  /** People whose first device appears on a later day, a few each week: on top of `devices`. 0 to 10,000. Default 0. */
  readonly joiners?: number;
  /** Other seeds give other devices and people. Default 1. */
  readonly seed?: number;
  /** Day of the scenario, from 0. Default 0. */
  readonly day?: number;
  /** Date of day 0, `YYYY-MM-DD`. Default 2026-11-02, a Monday. */
  readonly startDate?: string;
  /** Default: a free one. */
  readonly port?: number;
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** The bearer token that is always valid. Default `demo-tenant-token`. */
  readonly token?: string;
  /** How long issued tokens are good for. Default 3599, as the service has it. */
  readonly tokenSeconds?: number;
  /** Devices on a page of managedDevices that did not ask for a size, 1 to 1,000. Default 1,000. */
  readonly pageSize?: number;
  /** Adds device names and a message that attack a careless reader. Default false. */
  readonly hostileNames?: boolean;
  /** False: the tenant never set up an Apple push certificate. Default true. */
  readonly pushCertificate?: boolean;
  /** The app's permissions, as Microsoft names them; null, the default, grants all. */
  readonly permissions?: readonly string[] | null;
  readonly faults?: readonly Fault[];
  /** Folder for the mail that leaves through Graph, which must exist; null, the default, keeps none on disk. */
  readonly mailDir?: string | null;
  /** The machine's time in milliseconds, for the life of tokens only. Default `Date.now`. */
  readonly clock?: () => number;
}

export type CompleteOptions = Required<DemoTenantOptions>;

const DEFAULTS: CompleteOptions = {
  devices: 250,
  joiners: 0,
  seed: 1,
  day: 0,
  startDate: "2026-11-02",
  port: 0,
  tenantId: "8f1d5c2a-4b7e-4c39-9a60-0d3e7b21c001",
  clientId: "3c9e7f14-2d8a-4b06-8f5d-6a1b90e4c002",
  clientSecret: "demo-tenant-secret",
  token: "demo-tenant-token",
  tokenSeconds: 3599,
  pageSize: 1000,
  hostileNames: false,
  pushCertificate: true,
  permissions: null,
  faults: [],
  mailDir: null,
  clock: Date.now,
};

/** Fills in what was left out. @throws RangeError that names the option, its value and its range. */
export function completeOptions(options: DemoTenantOptions): CompleteOptions {
  const full = { ...DEFAULTS, ...options };
  checkWhole("devices", full.devices, 1, 100_000);
  checkWhole("joiners", full.joiners, 0, 10_000);
  checkWhole("seed", full.seed, 0, 0x7fff_ffff);
  checkWhole("day", full.day, 0, 3650);
  checkWhole("port", full.port, 0, 65_535);
  checkWhole("pageSize", full.pageSize, 1, 1000);
  checkWhole("tokenSeconds", full.tokenSeconds, 0, 86_400);
  return full;
}

function checkWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not ${value}`);
}

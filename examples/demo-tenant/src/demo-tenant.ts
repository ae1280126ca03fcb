import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createEstate, type Estate } from "./estate/estate.ts";
import { createExportStore } from "./exports.ts";
import type { Amendment } from "./http/amendments.ts";
import { createAuth } from "./http/auth.ts";
import { createDownloads } from "./http/downloads.ts";
import { createFaults, type Fault } from "./http/faults.ts";
import { createHandler, type LoggedRequest } from "./http/handler.ts";
import { createMailboxStore, type PostedMail } from "./mail/mailbox-store.ts";
import { completeOptions, type DemoTenantOptions } from "./options.ts";
import { guid } from "./random.ts";
import { createCalendar } from "./scenario/calendar.ts";
import { createWorld } from "./world.ts";

/** A running demo tenant. */
export interface DemoTenant {
  /** Where Microsoft Graph would be, without a version: `http://127.0.0.1:40123`. */
  readonly graphUrl: string;
  /** Where Microsoft's sign-in would be. */
  readonly loginUrl: string;
  /** Where exported files would be: another server, which takes no token. */
  readonly filesUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A bearer token that is valid as long as the tenant runs. */
  readonly token: string;
  readonly port: number;
  /** The scenario's "now". Every date in the data counts from it. */
  now(): Date;
  /** Goes to another day of the scenario, also backwards. @throws RangeError */
  setDay(day: number): void;
  /** Takes the place of all faults in force. */
  setFaults(faults: readonly Fault[]): void;
  /** Takes the place of all amendments in force. */
  setAmendments(amendments: readonly Amendment[]): void;
  /** The last requests, oldest first, without tokens; the parts of batches stand before their batch. */
  readonly requests: readonly LoggedRequest[];
  /** Mail that was sent through Graph, in its order. */
  readonly mail: readonly PostedMail[];
  /** How many drafts stand in the mailboxes. */
  drafts(): number;
  /** Ends every connection, also those that a fault keeps waiting. */
  close(): Promise<void>;
}

/**
 * Starts an HTTP server on 127.0.0.1 that speaks Microsoft Graph for a made-up company.
 * What it says is a pure function of the seed, the numbers of devices and joiners, and the day.
 *
 * @throws RangeError for options out of range, and node's error when the port is taken.
 */
export async function startDemoTenant(options: DemoTenantOptions = {}): Promise<DemoTenant> {
  const full = completeOptions(options);
  const calendar = createCalendar(full.startDate);
  const estateOn = (day: number): Estate => createEstate({ ...full, calendar, day });
  const faults = createFaults(full.faults);
  const requests: LoggedRequest[] = [];
  let world = createWorld(estateOn(full.day), full.day);
  let requestNumber = 0;
  let amendments = new Map<string, readonly Amendment[]>();

  const setDay = (day: number): void => {
    const { day: checked } = completeOptions({ day });
    if (checked !== world.day) world = createWorld(estateOn(checked), checked);
  };

  const [server, files] = [createServer(), createServer()];
  const port = await listen(server, full.port);
  const graphUrl = `http://127.0.0.1:${port}`;
  const filesUrl = `http://127.0.0.1:${await listen(files, 0)}`;
  const exports = createExportStore(full.seed, filesUrl);
  const mailboxes = createMailboxStore(full.mailDir);
  const nextRequestId = (): string => guid(full.seed, requestNumber++, 1);
  const auth = createAuth({ ...full, fixedToken: full.token });
  server.on(
    "request",
    createHandler({
      auth,
      faults,
      exports,
      mailboxes,
      graphUrl,
      filesUrl,
      requests,
      setDay,
      world: () => world,
      settings: full,
      amendments: (path) => amendments.get(path) ?? [],
      nextRequestId,
    }),
  );
  const now = (): Date => new Date(world.now);
  const onRequest = (request: LoggedRequest): void => void requests.push(request);
  files.on("request", createDownloads({ exports, mailboxes, faults, onRequest, now, nextRequestId }));

  return {
    graphUrl,
    loginUrl: graphUrl,
    filesUrl,
    tenantId: full.tenantId,
    clientId: full.clientId,
    clientSecret: full.clientSecret,
    token: full.token,
    port,
    requests,
    mail: mailboxes.sent,
    drafts: mailboxes.drafts,
    now,
    setDay,
    setFaults: (next) => faults.set(next),
    setAmendments: (next) => {
      amendments = Map.groupBy(next, ({ path }) => path);
    },
    close: async () => {
      await Promise.all([close(server), close(files)]);
    },
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      resolve(isAddress(address) ? address.port : port);
    });
  });
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

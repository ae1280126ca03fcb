import { type Clock, OmError, type Organisation, type Store } from "@intune-om/core/base";
import type { Sleep } from "../action.ts";
import type { DaemonLog } from "./daemon-log.ts";
import type { Machine } from "./machine.ts";
import { type Answer, type Pages, serveStatus, type StatusServer } from "./serve-status.ts";
import type { Veil } from "./veil.ts";
import type { VitalSigns } from "./vital-signs.ts";

export interface StatusDeskDeps {
  readonly store: Pick<Store, "alive" | "measures">;
  readonly organisation: Organisation;
  readonly signs: VitalSigns;
  readonly machine: Pick<Machine, "use">;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly veil: Veil;
  readonly log: DaemonLog;
}

/** Answers whoever asks how the daemon is. */
export interface StatusDesk {
  /**
   * Opens where it stands to the configuration, once. A port that is taken may be somebody's whom this process waits
   * for: it is told, and tried again when it must be there.
   * @throws OmError `usage.port`
   */
  open(urgency: { readonly must: boolean }): Promise<void>;
  /** Tells of these files from now on. */
  follow(organisation: Organisation): void;
  /** The files that it tells of. */
  organisation(): Organisation;
  close(): Promise<void>;
}

const JSON_TYPE = "application/json; charset=utf-8";
/** A store that is silent for so long does not answer. */
const STORE_MS = 5_000;

export function createStatusDesk(deps: StatusDeskDeps): StatusDesk {
  const { log } = deps;
  let { organisation } = deps;
  let server: StatusServer | null = null;
  const pages = pagesOf(deps, () => organisation);
  return {
    organisation: () => organisation,
    follow: (next) => {
      organisation = next;
    },
    open: async ({ must }) => {
      const { port, host } = organisation.config.daemon;
      if (port === null || server !== null) return;
      try {
        server = await serveStatus({
          host,
          port,
          pages,
          onError: (error) => log.error("http.failed", { error }),
        });
        log.info("http.listening", { url: server.url });
      } catch (error) {
        if (must) throw error;
        log.warn("http.waits", { error });
      }
    },
    close: async () => {
      await server?.close();
    },
  };
}

function pagesOf(
  { store, signs, machine, clock, sleep, veil }: StatusDeskDeps,
  current: () => Organisation,
): Pages {
  const answers = (): Promise<void> => within(store.alive(), STORE_MS, sleep);
  const measures = once(async (): Promise<Answer> => {
    const { writeMeasures } = await import("./measures.ts");
    const { config, plan } = current();
    const written = writeMeasures({
      store,
      plan,
      tenants: config.tenants.map(({ id }) => id),
      now: clock.now(),
      counts: signs.counts(),
      process: machine.use(),
    });
    return { status: 200, ...(await within(written, STORE_MS, sleep)) };
  });
  return {
    "/healthz": async () => {
      const alive = signs.isAlive();
      return { status: alive ? 200 : 503, contentType: JSON_TYPE, body: `${JSON.stringify({ alive })}\n` };
    },
    "/readyz": async () => {
      const reasons = veil.value(await signs.obstacles(answers)) as readonly object[];
      const ready = reasons.length === 0;
      return {
        status: ready ? 200 : 503,
        contentType: JSON_TYPE,
        body: `${JSON.stringify({ ready, reasons })}\n`,
      };
    },
    "/metrics": measures,
  };
}

/** One answer for all who ask while it is being made. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let making: Promise<T> | null = null;
  return () => {
    making ??= make().finally(() => {
      making = null;
    });
    return making;
  };
}

async function within<T>(work: Promise<T>, ms: number, sleep: Sleep): Promise<T> {
  const patience = new AbortController();
  const late = sleep(ms, patience.signal).then(
    () => Promise.reject(SILENT),
    () => work,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    patience.abort();
  }
}

const SILENT = new OmError("the store does not answer", {
  code: "store.silent",
  hint: "See whether the database is up and can be reached.",
});

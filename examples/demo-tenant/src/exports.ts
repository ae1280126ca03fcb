import { guid, hash, hex } from "./random.ts";

/** What somebody asked the tenant to export. */
export interface ExportOrder {
  readonly reportName: string;
  readonly filter: string | null;
  readonly select: readonly string[];
  readonly localizationType: string;
  /** Milliseconds of the scenario. */
  readonly requestedAt: number;
  /** The file, worked out when it is downloaded. */
  readonly csv: () => string;
}

/** A job that makes a file. It goes on whenever it is asked for: in progress, completed, and then with an address. */
export interface ExportJob extends ExportOrder {
  readonly id: string;
  readonly status: "notStarted" | "inProgress" | "completed";
  /** The signed address of the file, null until it is there. */
  readonly url: string | null;
}

export interface ExportStore {
  create(order: ExportOrder): ExportJob;
  /** The job one step further; null when nobody made it. */
  ask(id: string): ExportJob | null;
  /** The file's text, null unless id and signature belong together. */
  file(id: string, signature: string | null): string | null;
}

/** Keeps the jobs of a run. The files are at another address than Graph, as they are with the service. */
export function createExportStore(seed: number, filesUrl: string): ExportStore {
  const jobs = new Map<string, { readonly order: ExportOrder; readonly signature: string; asked: number }>();
  const at = (id: string): ExportJob | null => {
    const job = jobs.get(id);
    if (job === undefined) return null;
    const { order, asked, signature } = job;
    const status = asked === 0 ? "notStarted" : asked === 1 ? "inProgress" : "completed";
    // The service has been seen to complete a job before it gives the address.
    const url = asked < 3 ? null : `${filesUrl}/exports/${id}.zip?sv=2019-02-02&sr=b&sig=${signature}&sp=r`;
    return { ...order, id, status, url };
  };
  return {
    create: (order) => {
      const number = jobs.size;
      const id = `${order.reportName}_${guid(seed, number, 201)}`;
      jobs.set(id, { order, signature: hex(hash(seed, number, 202)), asked: 0 });
      return at(id) ?? { ...order, id, status: "notStarted", url: null };
    },
    ask: (id) => {
      const job = jobs.get(id);
      if (job !== undefined) job.asked++;
      return at(id);
    },
    file: (id, signature) => {
      const job = jobs.get(id);
      return job === undefined || job.signature !== signature ? null : job.order.csv();
    },
  };
}

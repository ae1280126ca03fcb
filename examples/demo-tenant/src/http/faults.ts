/**
 * One thing that goes wrong on purpose. It strikes requests whose path begins with `path`; the version or the
 * tenant in front may be left out (`/deviceManagement/managedDevices`, `/oauth2/v2.0/token`). The first fault
 * that fits wins.
 */
export interface Fault {
  readonly path: string;
  /** Strikes this many times, then is over. Default: always. */
  readonly times?: number;
  /** Lets this many requests through first. Default 0. */
  readonly after?: number;
  /** Waits so long before anything else. */
  readonly delayMs?: number;
  /** Answers with an error of this status. */
  readonly status?: number;
  /** Error code of the body; default by status. */
  readonly code?: string;
  /** Error message of the body; default by status. */
  readonly message?: string;
  /** The Retry-After header, as it shall stand there: `"2.128"` and `"-1"` are possible. */
  readonly retryAfter?: number | string;
  /** 403 in Intune's form that names this permission. */
  readonly forbidden?: string;
  /** 200 with a login page. */
  readonly html?: boolean;
  /** 200 without a byte. */
  readonly emptyBody?: boolean;
  /** The connection ends in the middle of the body. */
  readonly cut?: boolean;
  /** The connection stays open and silent. */
  readonly hang?: boolean;
  /** The connection is reset before a byte. */
  readonly reset?: boolean;
  /** A page without `value`. */
  readonly dropValue?: boolean;
  /** A page whose next link leads to itself. */
  readonly repeatNextLink?: boolean;
  /** A page whose next link is this text, for example one on a foreign host. */
  readonly nextLink?: string;
  /** An export job in this state, without a file. */
  readonly jobStatus?: string;
  /** An exported file that is a `bomb`, holds `two` files, is only `half` an archive, or `damaged`. */
  readonly archive?: string;
  /** A row that stands first on every page, as when a list moves while it is read. */
  readonly addRow?: Readonly<Record<string, unknown>>;
  /** The total that a report action names. */
  readonly total?: number;
}

/** The faults in force and how often each has been met. */
export interface Faults {
  set(faults: readonly Fault[]): void;
  list(): readonly Fault[];
  /** The fault that strikes a path now, counted as met. */
  strike(path: string): Fault | null;
}

export function createFaults(initial: readonly Fault[]): Faults {
  let armed = arm(initial);
  return {
    set(faults) {
      armed = arm(faults);
    },
    list: () => armed.map(({ fault }) => fault),
    strike(path) {
      const hit = armed.find(({ fault, met }) => fits(fault, path) && met.count < limit(fault));
      if (hit === undefined) return null;
      hit.met.count++;
      return hit.met.count <= (hit.fault.after ?? 0) ? null : hit.fault;
    },
  };
}

/** @throws TypeError when the value is not a list of faults; the text names the entry. */
export function parseFaults(value: unknown): readonly Fault[] {
  const list: unknown = isRecord(value) ? value.faults : value;
  if (!Array.isArray(list)) throw new TypeError('expected a list of faults, or { "faults": [...] }');
  return list.map((entry: unknown, index) => parseFault(entry, index));
}

const SHAPE: Readonly<Record<keyof Fault, readonly string[]>> = {
  path: ["string"],
  times: ["number"],
  after: ["number"],
  delayMs: ["number"],
  status: ["number"],
  code: ["string"],
  message: ["string"],
  retryAfter: ["number", "string"],
  forbidden: ["string"],
  html: ["boolean"],
  emptyBody: ["boolean"],
  cut: ["boolean"],
  hang: ["boolean"],
  reset: ["boolean"],
  dropValue: ["boolean"],
  repeatNextLink: ["boolean"],
  nextLink: ["string"],
  jobStatus: ["string"],
  archive: ["string"],
  addRow: ["object"],
  total: ["number"],
};

function parseFault(entry: unknown, index: number): Fault {
  if (!isRecord(entry) || typeof entry.path !== "string" || !entry.path.startsWith("/")) {
    throw new TypeError(`fault ${index} needs a path that begins with /`);
  }
  for (const [key, value] of Object.entries(entry)) {
    const types = Object.entries(SHAPE).find(([name]) => name === key)?.[1];
    if (types === undefined) throw new TypeError(`fault ${index} has an unknown property ${key}`);
    if (!types.includes(typeof value))
      throw new TypeError(`fault ${index}: ${key} must be a ${types.join(" or a ")}`);
  }
  const status = entry.status;
  if (typeof status === "number" && (!Number.isInteger(status) || status < 200 || status > 599)) {
    throw new TypeError(`fault ${index}: status must be between 200 and 599`);
  }
  return { ...entry, path: entry.path };
}

interface Armed {
  readonly fault: Fault;
  readonly met: { count: number };
}

function arm(faults: readonly Fault[]): readonly Armed[] {
  return faults.map((fault) => ({ fault, met: { count: 0 } }));
}

function limit(fault: Fault): number {
  return (fault.after ?? 0) + (fault.times ?? Infinity);
}

function fits(fault: Fault, path: string): boolean {
  const wanted = fault.path.toLowerCase();
  const full = path.toLowerCase();
  return full.startsWith(wanted) || full.slice(full.indexOf("/", 1)).startsWith(wanted);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

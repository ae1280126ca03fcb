import { createFeedFetcher, feedKinds } from "@intune-om/core";

/** What reading one file as one kind cost. */
export interface MeasuredReading {
  readonly what: string;
  /** Time of the processor, fetching and the question whose kind it is included. */
  readonly cpuMs: number;
  /** Most memory that the process has had so far. */
  readonly peakBytes: number;
}

/** Every feed is configured as of this kind; those that recognise it read it as well. */
const CONFIGURED = "feed";

/**
 * Reads each file after the other in a process of its own, because only there it can be said how much memory it
 * takes, and writes a line of JSON for each. Run with `--expose-gc`, so that none pays for the one before.
 */
const fetcher = createFeedFetcher({ allowFiles: true });
for (const url of process.argv.slice(2)) {
  globalThis.gc?.();
  for (const kind of feedKinds) {
    const before = process.cpuUsage();
    const fetched = await fetcher.read(url);
    const recognised = kind.recognises(fetched);
    if (recognised || kind.kind === CONFIGURED) await kind.read(fetched);
    const { user, system } = process.cpuUsage(before);
    const cpuMs = (user + system) / 1_000;
    const peakBytes = process.resourceUsage().maxRSS * 1_024;
    const measured: MeasuredReading = { what: `${url} as ${kind.kind}`, cpuMs, peakBytes };
    process.stdout.write(`${JSON.stringify(measured)}\n`);
  }
}

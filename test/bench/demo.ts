import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Figure, runCommand, runNode } from "./measure.ts";

const LIMIT_MS = 30_000;

/** The whole demo from installed dependencies. */
export async function benchDemo(): Promise<readonly Figure[]> {
  const out = await mkdtemp(join(tmpdir(), "intune-om-bench-"));
  const bare = await runNode(["-e", "0"]);
  const demo = await runCommand(["demo", "--out", out, "--quiet"]);
  await rm(out, { recursive: true });
  if (demo.exitCode !== 0) throw new Error(demo.stderr);
  return [
    {
      what: "intune-om demo",
      measured: `${(demo.ms / 1000).toFixed(1)} s`,
      floor: `node -e 0: ${bare.ms.toFixed(0)} ms (ratio ${(demo.ms / bare.ms).toFixed(0)}), ${demo.maxRssMiB.toFixed(0)} MiB`,
      limit: `${LIMIT_MS / 1000} s`,
      met: demo.ms <= LIMIT_MS,
    },
  ];
}

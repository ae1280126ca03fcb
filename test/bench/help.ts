import { type Figure, median, runNode, startCommand } from "./measure.ts";

const ROUNDS = 15;

/** `--help` against the start of bare node: at most 1.5 times that plus 60 ms. */
export async function benchHelp(): Promise<readonly Figure[]> {
  await startCommand(["--help"]);
  const bare: number[] = [];
  const help: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push((await runNode(["-e", "0"])).ms);
    help.push((await startCommand(["--help"])).ms);
  }
  const limit = 1.5 * median(bare) + 60;
  const ratio = median(help) / median(bare);
  return [
    {
      what: "intune-om --help",
      measured: `${median(help).toFixed(0)} ms`,
      floor: `node -e 0: ${median(bare).toFixed(0)} ms (ratio ${ratio.toFixed(2)})`,
      limit: `${limit.toFixed(0)} ms`,
      met: median(help) <= limit,
    },
  ];
}

/** Numbers that are the same for the same seed. */
export interface Dice {
  readonly seed: number;
  /** A whole number from one to another, both included. */
  between(least: number, most: number): number;
}

/** INTUNE_OM_FAULTS_SEED gives a seed again; without it there is a new one, which is printed. */
export function rollDice(what: string): Dice {
  const given = process.env["INTUNE_OM_FAULTS_SEED"];
  const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
  process.stdout.write(`${what}: INTUNE_OM_FAULTS_SEED=${seed}\n`);
  let state = seed >>> 0;
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, between: (least, most) => least + Math.floor(next() * (most - least + 1)) };
}

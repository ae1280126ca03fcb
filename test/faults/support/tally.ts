/** What the suite did in this file, told at its end. */
export const tally = { kills: 0, starts: 0, messages: 0, violations: 0 };

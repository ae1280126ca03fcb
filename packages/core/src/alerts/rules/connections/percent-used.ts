/** How much of something is taken, 0 to 100 and more: everything where there is nothing left to give and some is taken. */
export function percentUsed(used: number, total: number): number {
  if (used <= 0) return 0;
  return total <= 0 ? 100 : (used * 100) / total;
}

/** A short id that people can type, for what somebody does by hand: `20261127-081500`, and `-2` when that is taken. */
export function timeId(at: Date, taken: readonly { readonly id: string }[]): string {
  const [date = "", time = ""] = at.toISOString().replace(/[-:]/g, "").split("T");
  const name = `${date}-${time.slice(0, 6)}`;
  const same = taken.filter(({ id }) => id === name || id.startsWith(`${name}-`)).length;
  return same === 0 ? name : `${name}-${same + 1}`;
}

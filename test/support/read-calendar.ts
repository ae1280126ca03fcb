/** An entry of a calendar file by the names of its properties, texts with their escapes undone. */
export type CalendarEntry = Readonly<Record<string, string>>;

/** Reads the entries of a calendar file, in their order, as RFC 5545 has lines folded and texts escaped. */
export function readCalendar(file: string): readonly CalendarEntry[] {
  const lines = file.replace(/\r\n[ \t]/g, "").split("\r\n");
  const entries: Record<string, string>[] = [];
  for (const line of lines) {
    const [name = "", ...rest] = line.split(":");
    if (line === "BEGIN:VEVENT") entries.push({});
    const entry = entries.at(-1);
    if (entry === undefined || name === "BEGIN" || name === "END" || name === "") continue;
    entry[name.split(";")[0] ?? name] = rest
      .join(":")
      .replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));
  }
  return entries;
}

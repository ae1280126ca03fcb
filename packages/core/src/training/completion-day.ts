/** A day as it was written in a file, or why it is none that counts. */
export type ReadDay =
  | { readonly ok: true; readonly day: string; readonly wasSerial: boolean }
  | { readonly ok: false; readonly why: string };

/** The first day that a completion may have: before it, a slip of the keyboard is more likely. */
export const FIRST_DAY = "2000-01-01";

const DAY_MS = 86_400_000;
/** Day 0 of the numbers in which workbooks keep their dates (the 1900 system, its leap-year slip included). */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/**
 * Reads the day of a completion: `2026-11-03`, the same with a time behind it, `20261103`, or the number of the day in
 * a workbook such as `46329`. A day with slashes may be of either order and is refused.
 * @param today `YYYY-MM-DD`; nothing may be completed later.
 */
export function readCompletionDay(text: string, today: string): ReadDay {
  const written = text.trim();
  const iso =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.{0,30})?$/.exec(written) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(written);
  if (iso !== null) return within(`${iso[1]}-${iso[2]}-${iso[3]}`, today, false);
  const serial = /^(\d{5})(?:[.,]\d{1,12})?$/.exec(written);
  if (serial !== null) return within(dayText(SERIAL_ZERO + Number(serial[1]) * DAY_MS), today, true);
  const why =
    written === ""
      ? "has no day"
      : /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(written)
        ? "has a day that can be read in two ways; write it as YYYY-MM-DD"
        : "has no day that could be read; write it as YYYY-MM-DD";
  return { ok: false, why };
}

function within(day: string, today: string, wasSerial: boolean): ReadDay {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || dayText(at) !== day)
    return { ok: false, why: `names a day that does not exist: ${day}` };
  if (day > today) return { ok: false, why: `lies in the future: ${day}` };
  if (day < FIRST_DAY) return { ok: false, why: `lies before ${FIRST_DAY.slice(0, 4)}: ${day}` };
  return { ok: true, day, wasSerial };
}

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

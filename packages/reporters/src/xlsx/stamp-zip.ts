import { OmError } from "@intune-om/core";

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;

/**
 * Writes one time into every entry of a zip archive, in place, so that the same document gives the same bytes.
 * The archive must be without comment and within the limits of plain zip, as the workbook writer makes it.
 * @throws OmError `xlsx.archive` when it is not.
 */
export function stampZip(archive: Uint8Array, at: Date): void {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.byteLength - END_LENGTH;
  if (end < 0 || view.getUint32(end, true) !== END_SIGNATURE) throw notAnArchive();
  const entries = view.getUint16(end + 10, true);
  const { time, date } = dosTime(at);
  let offset = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry += 1) {
    if (offset + ENTRY_LENGTH > end || view.getUint32(offset, true) !== ENTRY_SIGNATURE) throw notAnArchive();
    const local = view.getUint32(offset + 42, true);
    view.setUint16(offset + 12, time, true);
    view.setUint16(offset + 14, date, true);
    view.setUint16(local + 10, time, true);
    view.setUint16(local + 12, date, true);
    const variable = [28, 30, 32].reduce((sum, field) => sum + view.getUint16(offset + field, true), 0);
    offset += ENTRY_LENGTH + variable;
  }
}

/** The two words of MS-DOS time, which begins in 1980 and counts in steps of two seconds. */
function dosTime(at: Date): { readonly time: number; readonly date: number } {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

function notAnArchive(): OmError {
  return new OmError("The workbook that was written is not a readable archive", {
    code: "xlsx.archive",
    hint: "Render the report again; if it happens again, split its largest table.",
  });
}

/**
 * An error code as `0x` and eight hex digits, from the signed or unsigned number that reports give, or from hex
 * digits. Anything else stays as it came.
 */
export function hexCode(code: number | string): string {
  if (typeof code === "number") return isWord(code) ? toHex(code) : String(code);
  const text = code.trim();
  if (/^-?\d{1,10}$/.test(text) && isWord(Number(text))) return toHex(Number(text));
  const digits = /^0x([0-9a-f]{1,8})$/i.exec(text)?.[1];
  return digits === undefined ? text : `0x${digits.toUpperCase().padStart(8, "0")}`;
}

/** Whether a number fits 32 bits, signed or unsigned. */
function isWord(value: number): boolean {
  return Number.isInteger(value) && value >= -0x8000_0000 && value <= 0xffff_ffff;
}

function toHex(value: number): string {
  return `0x${(value >>> 0).toString(16).toUpperCase().padStart(8, "0")}`;
}

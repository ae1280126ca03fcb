import {
  type Config,
  createWorkCalendar,
  createZoneClocks,
  instantOfLocal,
  OmError,
  parseDuration,
} from "@intune-om/core";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)$/;
const WITH_ZONE =
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * The end that an option names: a span from now (`3d`, `8h`), a day up to its midnight or a time of it in the
 * organisation's zone, or an instant with a zone of its own.
 * @throws OmError `usage.until`
 */
export function untilOf(
  asked: string,
  { config: { timeZone }, at }: { readonly config: Config; readonly at: Date },
): Date {
  const text = asked.trim();
  const span = parseDuration(text.replace(/^\+/, ""));
  if (span !== null) return new Date(at.getTime() + span);
  if (DAY.test(text) && isDay(text))
    return new Date(createWorkCalendar(timeZone).endOf(text).getTime() + 1_000);
  const [, day = "", time = ""] = LOCAL.exec(text) ?? [];
  if (isDay(day)) return new Date(instantOfLocal(createZoneClocks()(timeZone), day, time));
  if (WITH_ZONE.test(text) && isDay(text.slice(0, 10))) return new Date(text);
  throw new OmError(`--until ${JSON.stringify(asked)} is no time that could be read`, {
    code: "usage.until",
    hint: "Write a span from now such as 3d or 8h, a day such as 2026-12-24, or 2026-12-24T18:00.",
  });
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

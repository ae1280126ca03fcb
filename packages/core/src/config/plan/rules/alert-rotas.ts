import { onCallFrom } from "../../../alerts/routing/on-call.ts";
import { spansFrom } from "../../../alerts/routing/time-spans.ts";
import { instantOfLocal } from "../../../schedule/wall-instant.ts";
import { createZoneClocks, type ZoneClocks } from "../../../schedule/zone-clock.ts";
import type { Finding } from "../../references.ts";
import type { OnCallRota } from "../alerts.ts";
import { plannedPeople } from "./planned-people.ts";
import { type PlanCheck, warnOf } from "./rule.ts";
import { toldIn } from "./told-lists.ts";

/** A gap of a rota comes again every week. */
const LOOKED_AT_DAYS = 9;

/** Targets that are rotas alone, at a time at which none of these has anybody on call. */
export const findDeafRotas: PlanCheck = (data, context) => {
  const { now } = context;
  if (now === null) return [];
  const { onCall } = plannedPeople(data, context);
  const clocks = createZoneClocks();
  return toldIn(data).flatMap(({ path, targets }): readonly Finding[] => {
    const rotas = targets.map((target) => rotaOf(target, onCall));
    const known = rotas.filter((rota) => rota !== null);
    if (known.length === 0 || known.length < rotas.length) return [];
    const gap = firstGap(known, now, clocks);
    // Instead of people who are not at work: who is on call then has hours on purpose.
    if (gap === null || (gap.hasBegun && path.at(-1) === "outOfHours")) return [];
    const message = `reaches nobody ${gap.text}: whoever watches is told then`;
    const fix = gap.hasBegun
      ? "Add somebody beside the rota, or give it hours without a gap."
      : "Add somebody beside the rota until it begins, or an earlier startsOn.";
    return [warnOf([...path, 0], message, fix)];
  });
};

function rotaOf(target: unknown, onCall: readonly OnCallRota[]): OnCallRota | null {
  if (typeof target !== "string" || !target.startsWith("onCall:")) return null;
  return onCall.find(({ id }) => `onCall:${id}` === target) ?? null;
}

interface Gap {
  readonly hasBegun: boolean;
  readonly text: string;
}

function firstGap(rotas: readonly OnCallRota[], now: Date, clocks: ZoneClocks): Gap | null {
  const [first] = rotas;
  if (first === undefined) return null;
  const begins = rotas.map((rota) => instantOfLocal(clocks(rota.timeZone), rota.startsOn, rota.handover));
  const begin = Math.min(...begins);
  const zone = ` (${first.timeZone})`;
  const local = (at: number): string =>
    new Date(clocks(first.timeZone).wallAt(at)).toISOString().slice(0, 16).replace("T", " ");
  if (begin > now.getTime())
    return { hasBegun: false, text: `until ${local(begin)}${zone}, when its first turn begins` };
  const edges = rotas.flatMap((rota) => edgesOf(rota, now, clocks)).toSorted((one, other) => one - other);
  const isDeaf = (at: number): boolean =>
    rotas.every((rota) => onCallFrom(rota, new Date(at), clocks).length === 0);
  const from = [now.getTime(), ...edges].find(isDeaf);
  if (from === undefined) return null;
  const until = edges.find((at) => at > from && !isDeaf(at));
  const end = until === undefined ? "" : ` to ${local(until)}`;
  return { hasBegun: true, text: `from ${local(from)}${end}${zone}` };
}

/** When the hours of a rota begin and end, from an instant on. */
function edgesOf({ hours, timeZone }: OnCallRota, now: Date, clocks: ZoneClocks): readonly number[] {
  if (hours === null) return [];
  const spans = spansFrom({ ...hours, clock: clocks(timeZone) }, now, LOOKED_AT_DAYS);
  return [...spans].flatMap(({ from, until }) => [from, until]).filter((at) => at > now.getTime());
}

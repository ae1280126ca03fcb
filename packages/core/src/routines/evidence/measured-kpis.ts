import { kpiDefinitions } from "../../assess/kpis/index.ts";
import { missingSources } from "../../assess/measure-kpis.ts";
import { type EvidenceInput, type EvidenceWindow, isWithin, latest } from "./evidence.ts";

/** How many of some KPIs were measured within a window, and since when all that were have been. */
export function measuredKpis(
  ids: readonly string[],
  window: EvidenceWindow,
  input: EvidenceInput,
): { readonly measured: number; readonly at: Date | null } {
  const firsts = ids.flatMap((id) => firstMeasured(id, window, input) ?? []);
  return { measured: firsts.length, at: latest(firsts) };
}

function firstMeasured(id: string, window: EvidenceWindow, input: EvidenceInput): Date | null {
  const past = input.log.figures.find(({ kpi, at }) => kpi === id && isWithin(at, window));
  if (past !== undefined) return past.at;
  const { snapshot } = input;
  const definition = kpiDefinitions.find((entry) => entry.id === id);
  // How the plan is followed is in no source: what has no figure was not measured. Of the tenant, nothing may be there.
  const readNow =
    definition !== undefined &&
    definition.group !== "practice" &&
    missingSources(definition, snapshot).length === 0;
  return readNow && isWithin(snapshot.takenAt, window) ? snapshot.takenAt : null;
}

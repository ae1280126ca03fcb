import type { DrillState } from "../assess/drills/drill-state.ts";
import type { Person } from "../config/plan/plan.ts";
import { suggest } from "../config/suggest.ts";
import { OmError } from "../errors.ts";

/**
 * The drill that somebody may acknowledge. One that was acknowledged before comes back as it is: the first time counts.
 * @throws OmError `drill.unknown`, `drill.not-asked`
 */
export function drillToAcknowledge(id: string, by: Person, drills: readonly DrillState[]): DrillState {
  const wanted = id.trim().toLowerCase();
  const drill = drills.find((entry) => entry.id === wanted);
  if (drill === undefined) throw unknownDrill(id, drills);
  if (drill.people.includes(by.id)) return drill;
  throw new OmError(`${by.id} was not asked to acknowledge drill ${drill.id}`, {
    code: "drill.not-asked",
    hint: `It went to ${drill.people.join(", ")}: the drill measures whether the one who was called answers.`,
  });
}

function unknownDrill(id: string, drills: readonly DrillState[]): OmError {
  const meant = suggest(
    id,
    drills.map((drill) => drill.id),
  );
  return new OmError(`there is no drill ${JSON.stringify(id)}`, {
    code: "drill.unknown",
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}List them with \`intune-om drill list\`.`,
  });
}

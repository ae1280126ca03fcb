import { OmError, type Plan, type Role, type Routine, suggest } from "@intune-om/core";

/**
 * A routine of the plan by its id.
 * @throws OmError `usage.routine`
 */
export function findRoutine({ routines, file }: Plan, asked: string): Routine {
  const found = routines.find(({ id }) => id === asked);
  if (found !== undefined) return found;
  throw unknown(
    "routine",
    asked,
    routines.map(({ id }) => id),
    `Use the id of an entry under routines in ${file}.`,
  );
}

/**
 * A role of the plan by its id.
 * @throws OmError `usage.role`
 */
export function findRole({ roles, file }: Plan, asked: string): Role {
  const found = roles.find(({ id }) => id === asked);
  if (found !== undefined) return found;
  throw unknown(
    "role",
    asked,
    roles.map(({ id }) => id),
    `Use the id of an entry under roles in ${file}.`,
  );
}

function unknown(noun: string, asked: string, ids: readonly string[], hint: string): OmError {
  const meant = suggest(asked, ids);
  return new OmError(`there is no ${noun} ${JSON.stringify(asked)} in the plan`, {
    code: `usage.${noun}`,
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}${hint}`,
  });
}

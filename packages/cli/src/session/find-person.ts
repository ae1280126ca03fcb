import { OmError, type Person, type Plan, suggest } from "@intune-om/core";

/**
 * A person of the plan by id or mail address.
 * @throws OmError `usage.person`
 */
export function findPerson({ people, file }: Plan, asked: string): Person {
  const wanted = asked.toLowerCase();
  const found = people.find(({ id, address }) => id === wanted || address.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const meant = suggest(
    asked,
    people.map(({ id }) => id),
  );
  throw new OmError(`there is nobody called ${JSON.stringify(asked)} in the plan`, {
    code: "usage.person",
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}Use the id or the address of somebody under people in ${file}.`,
  });
}

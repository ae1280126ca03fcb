/** Ids of people, made from their names. */
export interface PeopleIds {
  /** @param address Of somebody in the list, in upper or lower case. */
  idOf(address: string): string;
}

const LONGEST = 50;

/** Ids such as `asa-lindqvist`; those of the same name get a number. */
export function createPeopleIds(
  people: readonly { readonly name: string; readonly address: string }[],
): PeopleIds {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  people.forEach(({ name, address }, index) => {
    const wanted = slug(name) || `person-${index + 1}`;
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
    taken.add(id);
    ids.set(address.toLowerCase(), id);
  });
  return { idOf: (address) => ids.get(address.toLowerCase()) ?? "" };
}

/** Letters without their marks, in lower case, with hyphens between. */
function slug(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[øØ]/g, "o")
    .replace(/ł/gi, "l")
    .replace(/æ/gi, "ae");
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
}

import { hash } from "../random.ts";

/** The company that owns the estate. */
export const COMPANY = {
  name: "Norrviken Energi AB",
  domain: "norrviken.example",
  initialDomain: "norrviken.onmicrosoft.example",
  city: "Härnösand",
} as const;

export const DEPARTMENTS: readonly string[] = [
  "Produktion",
  "Försäljning",
  "Ekonomi",
  "Kundtjänst",
  "Utveckling",
  "Lager och logistik",
];

const GIVEN = (
  "Åsa Björn Cecilia David Elin Fredrik Gunilla Håkan Ingrid Jörgen Karin Lars-Åke Märta Niklas Ola " +
  "Pernilla Rasmus Sofia Tomas Ulrika Viktor Ylva Amina Örjan Maja Hugo Saga Emil Noor Göran"
).split(" ");

const SURNAMES = (
  "Öberg Ångström Lindqvist Sjöström Bäckman Håkansson Nyström Åkesson Ek Söderlund Wallén Björk Ahmadi Näslund Grönlund " +
  "Forsén Östman Hägg Sandström Kovačević Norén Mårtensson Lundgren Rönnqvist Dahl Jämtlid Virtanen Åberg Hedström Stål"
).split(" ");

/** Somebody who uses devices. Nobody here exists. */
export interface Person {
  readonly number: number;
  readonly given: string;
  readonly name: string;
  readonly upn: string;
}

/** The person of a number; every number has its own user principal name. */
export function personAt(seed: number, number: number): Person {
  const combination = number % (GIVEN.length * SURNAMES.length);
  const round = Math.floor(number / (GIVEN.length * SURNAMES.length));
  const shift = hash(seed, 11);
  const given = GIVEN[(combination + shift) % GIVEN.length] ?? "Åsa";
  const surname =
    SURNAMES[(Math.floor(combination / GIVEN.length) + combination * 7 + shift) % SURNAMES.length] ?? "Ek";
  const local = `${PLAIN.get(given)}.${PLAIN.get(surname)}${round === 0 ? "" : round + 1}`;
  return { number, given, name: `${given} ${surname}`, upn: `${local}@${COMPANY.domain}` };
}

/** Names as they stand in addresses, worked out once. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  [...GIVEN, ...SURNAMES].map((name) => [name, plain(name)]),
);

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^A-Za-z-]/g, "")
    .toLowerCase();
}

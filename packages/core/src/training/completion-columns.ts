/** The columns of a list of completions. */
export const COMPLETION_COLUMNS = ["person", "module", "completed", "version"] as const;
export type CompletionColumn = (typeof COMPLETION_COLUMNS)[number];

/** Where each column stands; null for one that the file does not have. */
export type ColumnPlaces = Readonly<Record<CompletionColumn, number | null>>;

/** What people call the columns, in small letters. */
const NAMES: Readonly<Record<CompletionColumn, readonly string[]>> = {
  person: ["person", "user", "address", "email", "e-mail", "användare", "adress", "e-post"],
  module: ["module", "course", "modul", "kurs"],
  completed: ["completed", "completed on", "date", "genomförd", "datum"],
  version: ["version"],
};

const DELIMITERS = [",", ";", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Finds the columns by their names, whatever their case and order. Of two that could be one, the first counts. */
export function placesOf(header: readonly string[]): ColumnPlaces {
  const cells = header.map((cell) => cell.normalize("NFC").trim().toLowerCase());
  const place = (column: CompletionColumn): number | null => {
    const found = cells.findIndex((cell) => NAMES[column].includes(cell));
    return found < 0 ? null : found;
  };
  return {
    person: place("person"),
    module: place("module"),
    completed: place("completed"),
    version: place("version"),
  };
}

/** The delimiter under which most of the columns are found in the first line. */
export function delimiterOf(line: string): Delimiter {
  const found = (delimiter: Delimiter): number => {
    const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    return Object.values(placesOf(cells)).filter((place) => place !== null).length;
  };
  return DELIMITERS.toSorted((one, other) => found(other) - found(one))[0] ?? ",";
}

import type { Plan } from "../config/plan/plan.ts";
import { suggest } from "../config/suggest.ts";
import { OmError } from "../errors.ts";
import { decodeText } from "../feeds/decode-text.ts";
import { cleanText } from "../text/clean-text.ts";
import { type ColumnPlaces, placesOf } from "./completion-columns.ts";
import { readCompletionDay } from "./completion-day.ts";
import { type CompletionRow, MOST_ROWS, readRows, type RowProblem } from "./completion-rows.ts";

/** Somebody has completed a module, as a file says. */
export interface ReadCompletion {
  /** Id of a person. */
  readonly person: string;
  readonly module: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** Null where the file names none. */
  readonly version: string | null;
}

export interface CompletionFile {
  /** In the order of the file, each once. */
  readonly completions: readonly ReadCompletion[];
  /** Rows that say the same as one before. */
  readonly repeated: number;
  /** Days that were read from the numbers of a workbook. */
  readonly serialDays: number;
  readonly problems: readonly RowProblem[];
}

/** Bytes of a file at most. */
export const LARGEST_FILE = 5_000_000;
const LONGEST_CELL = 200;

/**
 * Reads a list of completions: comma, semicolon or tab between the cells, in UTF-8, UTF-16 or a western encoding. Cells
 * are plain text: one that looks like a formula is none. Never throws for a bad row.
 * @throws OmError `training.file-too-large`, `training.too-many-rows`, `training.no-columns`
 */
export async function readCompletions(
  bytes: Uint8Array,
  { plan, today }: { readonly plan: Plan; readonly today: string },
): Promise<CompletionFile> {
  if (bytes.byteLength > LARGEST_FILE) throw tooLarge();
  const { text } = decodeText(bytes, null);
  const { rows, problems } = await readRows(text.replace(/^\uFEFF/, ""));
  const [header, ...body] = rows;
  if (body.length > MOST_ROWS) throw tooMany();
  const places = placesOf(header?.cells ?? []);
  const lacking = (["person", "module", "completed"] as const).filter((column) => places[column] === null);
  if (lacking.length > 0) throw noColumns(lacking);
  const read = body.map((row) => readRow(row, { places, plan, today }));
  const good = read.filter((row) => row.ok);
  const once = new Map(good.map(({ completion }) => [JSON.stringify(Object.values(completion)), completion]));
  return {
    completions: [...once.values()],
    repeated: good.length - once.size,
    serialDays: good.filter(({ wasSerial }) => wasSerial).length,
    problems: [...problems, ...read.flatMap((row) => (row.ok ? [] : [row.problem]))].sort(
      (one, other) => one.line - other.line,
    ),
  };
}

type ReadRow =
  | { readonly ok: true; readonly completion: ReadCompletion; readonly wasSerial: boolean }
  | { readonly ok: false; readonly problem: RowProblem };

function readRow(
  { line, cells }: CompletionRow,
  { places, plan, today }: { readonly places: ColumnPlaces; readonly plan: Plan; readonly today: string },
): ReadRow {
  const cell = (place: number | null): string =>
    cleanText((place === null ? "" : (cells[place] ?? "")).normalize("NFC"), LONGEST_CELL);
  const wrong = (message: string): ReadRow => ({ ok: false, problem: { line, message } });
  const name = cell(places.person);
  const person = plan.people.find(({ id, address }) =>
    [id, address.toLowerCase()].includes(name.toLowerCase()),
  );
  if (person === undefined)
    return wrong(
      unknown(
        "person",
        name,
        plan.people.map(({ id }) => id),
      ),
    );
  const asked = cell(places.module);
  const module = plan.training.find(({ id }) => id === asked.toLowerCase());
  if (module === undefined)
    return wrong(
      unknown(
        "module",
        asked,
        plan.training.map(({ id }) => id),
      ),
    );
  const day = readCompletionDay(cell(places.completed), today);
  if (!day.ok) return wrong(day.why);
  const version = cleanText(cell(places.version), 40);
  return {
    ok: true,
    completion: {
      person: person.id,
      module: module.id,
      on: day.day,
      version: version === "" ? null : version,
    },
    wasSerial: day.wasSerial,
  };
}

function unknown(what: "person" | "module", written: string, known: readonly string[]): string {
  if (written === "") return `names no ${what}`;
  const meant = suggest(written, known);
  return `names a ${what} that the plan does not have: ${JSON.stringify(written)}${meant === null ? "" : `; did you mean ${meant}?`}`;
}

function tooLarge(): OmError {
  return new OmError("the file is too large for a list of completions", {
    code: "training.file-too-large",
    hint: `Divide it into files of at most ${LARGEST_FILE / 1_000_000} MB.`,
  });
}

function tooMany(): OmError {
  return new OmError(`the file has more than ${MOST_ROWS} rows`, {
    code: "training.too-many-rows",
    hint: "Divide it into several files.",
  });
}

function noColumns(lacking: readonly string[]): OmError {
  return new OmError(`the first line of the file names no column ${lacking.join(", ")}`, {
    code: "training.no-columns",
    hint: "Begin the file with a line such as person,module,completed,version.",
  });
}

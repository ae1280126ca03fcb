import { checkFile } from "../../config/check-file.ts";
import { select } from "../../config/path.ts";
import type { ParseResult } from "../../config/problem.ts";
import type { Finding } from "../../config/references.ts";
import { answersSchema } from "./answers-schema.ts";
import type { StartingAnswers } from "./starting-answers.ts";
import { STARTING_ROLE_IDS } from "./starting-roles.ts";

/** Reads a file of answers. Never throws: all problems come back at once, in the order of the file. */
export function parseAnswers(
  text: string,
  file: string,
  options: { readonly knownKpis: readonly string[] },
): ParseResult<StartingAnswers> {
  return checkFile(text, file, () => answersSchema(options), findStrangers).result;
}

const NAMING = [
  "reporting.to.*",
  "users.pilot.*",
  ...STARTING_ROLE_IDS.flatMap((id) => [`team.${id}.holder`, `team.${id}.deputy`]),
];

/** Addresses of nobody, an address of two, and somebody who stands in for themselves. */
function findStrangers(data: unknown): readonly Finding[] {
  const addresses = select(data, "people.*.address");
  const known = new Set(addresses.map(({ value }) => lower(value)));
  const strangers = NAMING.flatMap((pattern) => select(data, pattern)).flatMap(
    ({ path, value }): Finding[] => {
      if (typeof value !== "string" || known.has(lower(value))) return [];
      const fix = "Write the address of one of people, or add the person there.";
      return [{ path, at: "value", message: "is nobody's address under people", fix }];
    },
  );
  const seen = new Set<unknown>();
  const twice = addresses.flatMap(({ path, value }): Finding[] => {
    if (!seen.has(lower(value))) {
      seen.add(lower(value));
      return [];
    }
    return [
      { path, at: "value", message: "is the address of another person, too", fix: "Give each their own." },
    ];
  });
  return [...strangers, ...twice];
}

function lower(value: unknown): unknown {
  return typeof value === "string" ? value.toLowerCase() : value;
}

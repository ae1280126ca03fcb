import type { KnownValues } from "../../../alerts/custom/graph-members.ts";
import { knownFieldValues, knownMetricName } from "../../../alerts/custom/known-values.ts";
import { select } from "../../path.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { suggest } from "../../suggest.ts";
import { type PlanCheck, textAt } from "./rule.ts";

/** Names and words in rules of the plan's own that the service never writes where they are asked for. */
export const findUnknownValues: PlanCheck = (data) =>
  select(data, "alerts.custom.*").flatMap(({ path, value }) => [
    ...metricName(value, path),
    ...select(value, "where.*").flatMap((condition) =>
      wantedWords(textAt(value, ["list"])?.trim() ?? "", condition.value, [...path, ...condition.path]),
    ),
  ]);

function metricName(rule: unknown, path: Path): readonly Finding[] {
  const named = knownMetricName(textAt(rule, ["metric"])?.trim() ?? "");
  if (named === null || named.name === "" || named.known.values.includes(named.name)) return [];
  const { prefix, name, known } = named;
  const names = known.values.map((one) => `${prefix}${one}`);
  return strangers(
    [...path, "metric"],
    { word: name, known, prefix },
    {
      never: "is a figure that no snapshot has",
      perhaps: "is a figure that no snapshot is known to have: it is unknown until one has it",
      fix: `Use one of: ${names.join(", ")}.`,
    },
  );
}

function wantedWords(list: string, condition: unknown, path: Path): readonly Finding[] {
  const field = textAt(condition, ["field"])?.trim() ?? "";
  const known = knownFieldValues(list, field);
  if (known === null) return [];
  const words = known.values.map((one) => one.toLowerCase());
  return (["equals", "not", "contains"] as const).flatMap((is): readonly Finding[] => {
    const word = textAt(condition, [is])?.trim();
    if (word === undefined || word === "") return [];
    const wanted = word.toLowerCase();
    const isThere = is === "contains" ? words.some((one) => one.includes(wanted)) : words.includes(wanted);
    if (isThere) return [];
    return strangers(
      [...path, is],
      { word, known, prefix: "" },
      {
        never: `is never ${is === "contains" ? "in " : ""}what ${field} is`,
        perhaps: `is not known to be ${is === "contains" ? "in " : ""}what ${field} is`,
        fix: `Use one of: ${known.values.join(", ")}.`,
      },
    );
  });
}

/** A slip is one wherever the word stands; what is like no other word may be one that the service has since it was listed. */
function strangers(
  path: Path,
  { word, known, prefix }: { readonly word: string; readonly known: KnownValues; readonly prefix: string },
  said: { readonly never: string; readonly perhaps: string; readonly fix: string },
): readonly Finding[] {
  const meant = suggest(word, known.values);
  const mayBeMeant = known.isOpen && meant === null;
  return [
    {
      path,
      at: "value",
      message: mayBeMeant ? said.perhaps : said.never,
      fix: said.fix,
      among: () => (meant === null ? [] : [`${prefix}${meant}`]),
      mayBeMeant,
    },
  ];
}

/** Whether what a condition asks for is told as unknown, so that nothing follows from it. */
export function asksForUnknown(list: string, condition: unknown): boolean {
  return wantedWords(list, condition, []).length > 0;
}

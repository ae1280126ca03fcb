import { Refusal } from "../http/answer.ts";
import type { Token } from "../odata/tokens.ts";
import { type Contract, type ContractExport, type ContractPath, isKindOf, propertiesOf } from "./contract.ts";
import { type Comparison, type Comparisons, parseComparisons } from "./parse-comparisons.ts";

const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** What is wrong with the `$filter` of a list, one sentence each. */
export function checkFilter(contract: Contract, place: ContractPath, text: string): readonly string[] {
  return judged(text, ({ all, alternatives }) => [
    ...all.flatMap((one) => checkComparison(contract, place, one)),
    ...alternatives.flatMap((properties) => checkAlternatives(place, properties)),
  ]);
}

/** What is wrong with the filter in the body of a report or an export job. */
export function checkReportFilter(report: ContractExport, text: string): readonly string[] {
  const missing = (given: readonly string[]): readonly string[] =>
    report.requiredFilter
      .filter((name) => !given.includes(name))
      .map((name) => `the service refuses it without a filter on ${name}`);
  if (text === "") return missing([]);
  return judged(text, ({ all }) => [
    ...all.flatMap(({ property, literal }) => [
      ...(report.filterable.includes(property) ? [] : [`${property} cannot be filtered`]),
      ...(literal.kind === "text" ? [] : [`the value of ${property} needs quotation marks`]),
    ]),
    ...missing(all.map(({ property }) => property)),
  ]);
}

function judged(text: string, judge: (parsed: Comparisons) => readonly string[]): readonly string[] {
  try {
    return judge(parseComparisons(text));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [`the filter cannot be read: ${text}`];
  }
}

function checkComparison(contract: Contract, place: ContractPath, one: Comparison): readonly string[] {
  const { property, operator, literal } = one;
  if (operator === "isof") return checkKind(contract, place, literal);
  const type = propertiesOf(contract, place.type).get(property)?.replace("!", "");
  if (type === undefined) return [`${place.type} has no property ${property} to filter by`];
  const operators = place.filter === undefined ? ["*"] : place.filter[property];
  if (operators === undefined) return [`${property} cannot be filtered`];
  const takes = operators.includes("*") || operators.includes(operator);
  return [
    ...(takes ? [] : [`${property} cannot be filtered with ${operator}`]),
    ...checkLiteral(contract, property, type, literal),
  ];
}

function checkKind(contract: Contract, place: ContractPath, { value }: Token): readonly string[] {
  const kind = value.replace(/^microsoft\.graph\./, "");
  if (kind === value) return [`${value} needs its namespace`];
  return isKindOf(contract, kind, place.type) ? [] : [`${kind} is no kind of ${place.type}`];
}

/** Where it is said what can be filtered, `or` joins comparisons of one property that takes it. */
function checkAlternatives({ filter }: ContractPath, properties: readonly string[]): readonly string[] {
  if (filter === undefined) return [];
  const takes = (name: string): boolean => {
    const operators = filter[name] ?? ["*"];
    return operators.includes("*") || (operators.includes("or") && properties.length === 1);
  };
  return properties
    .filter((name) => !takes(name))
    .map((name) => `comparisons of ${name} cannot be joined by or`);
}

/** Dates, numbers and truth values stand bare, everything else in quotation marks. */
function checkLiteral(
  contract: Contract,
  property: string,
  type: string,
  { kind, value }: Token,
): readonly string[] {
  if (kind === "word" && value === "null") return [];
  const wrong = [`${value} is no value of ${property} (${type})`];
  if (type === "Edm.DateTimeOffset") return kind === "word" && ISO_DATE.test(value) ? [] : wrong;
  if (type === "Edm.Boolean") return kind === "word" && /^(?:true|false)$/.test(value) ? [] : wrong;
  if (/^Edm\.(?:Int|Double|Single|Decimal|Byte)/.test(type))
    return kind === "word" && Number.isFinite(Number(value)) ? [] : wrong;
  if (type === "Edm.Guid") return [];
  const members = contract.enums[type]?.members;
  return kind === "text" && (members?.includes(value) ?? true) ? [] : wrong;
}

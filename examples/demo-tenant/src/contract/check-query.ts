import { checkFilter } from "./check-filter.ts";
import { type Contract, type ContractPath, propertiesOf } from "./contract.ts";

/** What the service takes at most on one page. */
const LARGEST_PAGE = 1000;

/** Options that only a list takes. */
const OF_LISTS = ["$filter", "$orderby", "$top", "$skip", "$skiptoken", "$count"];

/** What is wrong with the query options of a request, one sentence each. */
export function checkQuery(
  contract: Contract,
  place: ContractPath,
  options: readonly (readonly [string, string])[],
): readonly string[] {
  const names = options.map(([name]) => name);
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} stands twice`),
    ...options.flatMap(([name, value]) => {
      if (place.refuses?.includes(name) === true) return [`${name} is refused here`];
      if (!place.isList && OF_LISTS.includes(name)) return [`${name} needs a list`];
      return checkOption(contract, place, name, value);
    }),
  ];
}

function checkOption(
  contract: Contract,
  place: ContractPath,
  name: string,
  value: string,
): readonly string[] {
  switch (name) {
    case "$select":
      return checkNames(contract, place.type, value.split(","));
    case "$filter":
      return checkFilter(contract, place, value);
    case "$orderby":
      return checkOrder(contract, place, value);
    case "$expand":
      return splitList(value).flatMap((one) => checkExpand(contract, place.type, one));
    case "$top":
      return isWithin(value, 1, LARGEST_PAGE) ? [] : [`$top=${value} is out of range`];
    case "$skip":
      return isWithin(value, 0, Number.MAX_SAFE_INTEGER) ? [] : [`$skip=${value} is out of range`];
    case "$count":
      return value === "true" || value === "false" ? [] : [`$count=${value} is neither true nor false`];
    case "$skiptoken":
      return [];
    default:
      return [`${name} is no query option that is known here`];
  }
}

function checkNames(contract: Contract, type: string, names: readonly string[]): readonly string[] {
  const properties = propertiesOf(contract, type);
  return [
    ...names.filter((name) => !properties.has(name)).map((name) => `${type} has no property ${name}`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} is selected twice`),
  ];
}

function checkOrder(contract: Contract, place: ContractPath, value: string): readonly string[] {
  return value.split(",").flatMap((one) => {
    const [name = "", direction = "asc", ...rest] = one.trim().split(/\s+/);
    if (rest.length > 0 || !/^(?:asc|desc)$/.test(direction)) return [`${one} is no order`];
    if (!propertiesOf(contract, place.type).has(name)) return [`${place.type} has no property ${name}`];
    return place.orderby === undefined || place.orderby.includes(name) ? [] : [`${name} cannot be sorted by`];
  });
}

/** `issues` or `issues($select=id,title;$top=5)`. */
function checkExpand(contract: Contract, type: string, text: string): readonly string[] {
  const [, name = "", nested = ""] = /^(\w+)(?:\((.*)\))?$/s.exec(text.trim()) ?? [];
  const target = navigationOf(contract, type, name);
  if (target === null) return [`${type} has no ${text.trim()} that can be expanded`];
  const member = /^Collection\((.+)\)$/.exec(target)?.[1];
  const place = { type: member ?? target, isList: member !== undefined, methods: [], versions: [] };
  const options = nested === "" ? [] : splitList(nested, ";").map(pairOf);
  return checkQuery(contract, place, options);
}

function navigationOf(contract: Contract, type: string, name: string): string | null {
  const facts = contract.types[type];
  if (facts === undefined) return null;
  return facts.navigation?.[name] ?? (facts.base === null ? null : navigationOf(contract, facts.base, name));
}

function pairOf(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Cuts at a sign, but not inside brackets. */
function splitList(text: string, sign = ","): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const one of text) {
    if (one === "(") depth++;
    if (one === ")") depth--;
    if (one === sign && depth === 0) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${one}`);
  }
  return parts;
}

function isWithin(text: string, least: number, most: number): boolean {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most;
}

import { type Contract, propertiesOf } from "../src/contract/contract.ts";
import { memberType } from "../scripts/metadata.ts";

/** Values that real tenants send though the metadata does not know them. */
const SEEN_OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  managementAgentType: ["intuneAosp"],
  deviceEnrollmentType: ["androidAOSPUserOwnedDeviceEnrollment"],
  mobileThreatPartnerTenantState: ["notSetUp"],
};

/** Service announcements write these with a capital. */
const CAPITALISED = [
  "serviceHealthStatus",
  "serviceHealthClassificationType",
  "serviceHealthOrigin",
  "postType",
  "bodyType",
];

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z$/;
const DURATION = /^-?P(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is wrong with an answer of a type, one line each; empty when it conforms. */
export function problemsOf(
  contract: Contract,
  type: string,
  value: unknown,
  where: string = type,
): readonly string[] {
  const required = type.endsWith("!");
  const { type: name, isList } = memberType(required ? type.slice(0, -1) : type);
  if (value === null) return required && !isList ? [`${where} is null`] : [];
  if (isList) {
    if (!Array.isArray(value)) return [`${where} is not a list`];
    return value.flatMap((one, index) => problemsOf(contract, name, one, `${where}[${index}]`));
  }
  if (name.startsWith("Edm."))
    return fits(name, value) ? [] : [`${where} is no ${name}: ${JSON.stringify(value)}`];
  const members = contract.enums[name];
  if (members === undefined) return problemsOfEntity(contract, name, value, where);
  if (typeof value !== "string") return [`${where} is no member of ${name}`];
  const given = members.flags ? value.split(",") : [value];
  return given.flatMap((one) =>
    isMember(name, members.members, one) ? [] : [`${where}: ${one} is no ${name}`],
  );
}

function problemsOfEntity(
  contract: Contract,
  type: string,
  value: unknown,
  where: string,
): readonly string[] {
  if (typeof value !== "object" || value === null) return [`${where} is no object`];
  const own: unknown = "@odata.type" in value ? value["@odata.type"] : undefined;
  const kind = typeof own === "string" ? own.replace("#microsoft.graph.", "") : type;
  const facts = contract.types[kind];
  if (facts === undefined) return [`${where} has the unknown type ${kind}`];
  if (!inherits(contract, kind, type)) return [`${where}: ${kind} is no ${type}`];
  const properties = propertiesOf(contract, kind);
  return Object.entries(value).flatMap(([name, member]) => {
    if (name.startsWith("@odata.")) return [];
    const property = properties.get(name) ?? navigationOf(contract, kind, name);
    if (property === undefined) return [`${where}.${name} is not declared on ${kind}`];
    return problemsOf(contract, property, member, `${where}.${name}`);
  });
}

/** The type of a navigation property, also of one that a base declares. */
function navigationOf(contract: Contract, kind: string, name: string): string | undefined {
  const facts = contract.types[kind];
  if (facts === undefined) return undefined;
  return (
    facts.navigation?.[name] ?? (facts.base === null ? undefined : navigationOf(contract, facts.base, name))
  );
}

function inherits(contract: Contract, kind: string, wanted: string): boolean {
  if (kind === wanted) return true;
  const base = contract.types[kind]?.base ?? null;
  return base !== null && inherits(contract, base, wanted);
}

function isMember(name: string, members: readonly string[], value: string): boolean {
  if (members.includes(value) || (SEEN_OUTSIDE[name] ?? []).includes(value)) return true;
  return CAPITALISED.includes(name) && members.some((one) => one.toLowerCase() === value.toLowerCase());
}

function fits(type: string, value: unknown): boolean {
  switch (type) {
    case "Edm.String":
    case "Edm.Binary":
      return typeof value === "string";
    case "Edm.Boolean":
      return typeof value === "boolean";
    case "Edm.Int32":
      return typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 31;
    case "Edm.Untyped":
      return true;
    case "Edm.Double":
    case "Edm.Single":
      return typeof value === "number" && Number.isFinite(value);
    case "Edm.Duration":
      return typeof value === "string" && DURATION.test(value);
    case "Edm.Int64":
      return Number.isSafeInteger(value);
    case "Edm.DateTimeOffset":
      return typeof value === "string" && DATE.test(value);
    case "Edm.Guid":
      return typeof value === "string" && GUID.test(value);
    default:
      return false;
  }
}

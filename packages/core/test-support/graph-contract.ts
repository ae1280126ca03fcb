import {
  checkRequest,
  propertiesOf,
  type SentRequest,
  writtenContract,
} from "@intune-om/demo-tenant/contract";

const contract = writtenContract();

/** Fails a test whose code would send what the service refuses, or passes over, by Microsoft's metadata. */
export function assertTaken(request: SentRequest): void {
  const problems = checkRequest(contract, request);
  if (problems.length > 0) throw new Error(`the Graph contract refuses it: ${problems.join("; ")}`);
}

/** The properties of a type and of its base types, navigation left out. @throws Error for a type that is not known */
export function propertyNames(entity: string): ReadonlySet<string> {
  if (contract.types[entity] === undefined) throw new Error(`no such entity type: ${entity}`);
  return new Set(propertiesOf(contract, entity).keys());
}

/** The members of an enum. @throws Error for one that is not known */
export function membersOf(name: string): readonly string[] {
  const known = contract.enums[name];
  if (known === undefined) throw new Error(`no such enum: ${name}`);
  return known.members;
}

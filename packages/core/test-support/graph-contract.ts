import { checkRequest, type SentRequest, writtenContract } from "@intune-om/demo-tenant/contract";

const contract = writtenContract();

/** Fails a test whose code would send what Microsoft's metadata says the service refuses, or passes over. */
export function assertTaken(request: SentRequest): void {
  const problems = checkRequest(contract, request);
  if (problems.length > 0) throw new Error(`the Graph contract refuses it: ${problems.join("; ")}`);
}

export { checkRequest, type SentRequest } from "./check-request.ts";
export {
  type Contract,
  type ContractPath,
  type ContractReport,
  type ContractType,
  inVersion,
  isKindOf,
  propertiesOf,
  writtenContract,
} from "./contract.ts";

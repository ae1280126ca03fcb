import { known } from "./words.ts";

/** Names under which Microsoft sells what brings Intune; the same in every language. */
const PRODUCTS: Readonly<Record<string, string>> = {
  INTUNE_A: "Microsoft Intune Plan 1",
  INTUNE_EDU: "Intune for Education",
  INTUNE_SMB: "Microsoft Intune SMB",
  EMS: "Enterprise Mobility + Security E3",
  EMSPREMIUM: "Enterprise Mobility + Security E5",
  SPB: "Microsoft 365 Business Premium",
  SPE_E3: "Microsoft 365 E3",
  SPE_E5: "Microsoft 365 E5",
  M365_F1: "Microsoft 365 F1",
  SPE_F1: "Microsoft 365 F3",
};

/** The name under which a subscription is sold, by its SKU part number; the part number where none is known. */
export function productName(sku: string): string {
  return known(PRODUCTS, sku);
}

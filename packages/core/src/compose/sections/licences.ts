import type { Licence } from "../../collect/rows/tenant.ts";
import type { Messages } from "../../locales/en.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, StatusCell } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { known } from "../words.ts";

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

/** Subscriptions that bring Intune: how much of each is assigned, and whether it runs. */
export const licences: SectionComposer = { id: "licences", parts: [{ sources: ["licences"], compose }] };

function compose({ assessment, messages }: SectionContext): readonly Block[] {
  const { columns, texts } = messages;
  const subscriptions = (assessment.snapshot.lists.licences ?? [])
    .filter(({ intune }) => intune)
    .toSorted((one, other) => other.assigned - one.assigned || (one.sku < other.sku ? -1 : 1));
  return [
    {
      kind: "table",
      id: "licences",
      title: texts.subscriptionTable,
      emptyText: texts.noSubscriptions,
      columns: [
        { id: "product", title: columns.product, type: "text", weight: 3 },
        { id: "assigned", title: columns.assigned, type: "integer", weight: 1 },
        { id: "licences", title: columns.licences, type: "integer", weight: 1 },
        { id: "free", title: columns.free, type: "integer", weight: 1 },
        { id: "status", title: columns.status, type: "status", weight: 1.6 },
        { id: "sku", title: columns.sku, type: "text", workbookOnly: true },
      ],
      rows: subscriptions.map((licence) => [
        known(PRODUCTS, licence.sku),
        licence.assigned,
        usable(licence),
        usable(licence) - licence.assigned,
        stateCell(licence, messages),
        cleanText(licence.sku, 80),
      ]),
    },
  ];
}

/** Licences of a subscription that has ended work on for a time, as a warning. */
function usable({ enabled, warning }: Licence): number {
  return enabled + warning;
}

function stateCell(licence: Licence, { licenceState, texts }: Messages): StatusCell {
  if (licence.state.toLowerCase() !== "enabled") {
    return {
      tone: licence.state === "" ? "unknown" : "bad",
      label: known(licenceState, licence.state || "unknown"),
    };
  }
  return licence.assigned > 0 && licence.assigned >= usable(licence)
    ? { tone: "attention", label: texts.noneLeft }
    : { tone: "good", label: known(licenceState, licence.state) };
}

import { usableLicences } from "../../assess/usable-licences.ts";
import type { Licence } from "../../collect/rows/tenant.ts";
import type { Messages } from "../../locales/en.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, StatusCell } from "../document.ts";
import { productName } from "../product-name.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { known } from "../words.ts";

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
        productName(licence.sku),
        licence.assigned,
        usableLicences(licence),
        usableLicences(licence) - licence.assigned,
        stateCell(licence, messages),
        cleanText(licence.sku, 80),
      ]),
    },
  ];
}

function stateCell(licence: Licence, { licenceState, texts }: Messages): StatusCell {
  if (licence.state.toLowerCase() !== "enabled") {
    return {
      tone: licence.state === "" ? "unknown" : "bad",
      label: known(licenceState, licence.state || "unknown"),
    };
  }
  return licence.assigned > 0 && licence.assigned >= usableLicences(licence)
    ? { tone: "attention", label: texts.noneLeft }
    : { tone: "good", label: known(licenceState, licence.state) };
}

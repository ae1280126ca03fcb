import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { expiryCell, ownName } from "../words.ts";

/** Certificates and tokens, the next to end first. */
export const expiries: SectionComposer = {
  id: "expiries",
  parts: [{ sources: ["apple-push-certificate", "vpp-tokens"], needs: "any", compose }],
};

function compose({ assessment, messages, showsPeople }: SectionContext): readonly Block[] {
  const { columns, texts } = messages;
  return [
    {
      kind: "table",
      id: "expiries",
      title: texts.expiryTable,
      emptyText: texts.noExpiries,
      columns: [
        { id: "kind", title: columns.kind, type: "text", weight: 2 },
        { id: "name", title: columns.name, type: "text", weight: 2.5 },
        { id: "expires", title: columns.expires, type: "date", weight: 1.3 },
        { id: "daysLeft", title: columns.daysLeft, type: "integer", weight: 1 },
        { id: "status", title: columns.status, type: "status", weight: 1.6 },
      ],
      rows: assessment.expiries.map((state) => [
        messages.expiryKind[state.expiry.kind],
        ownName(state, showsPeople, 120),
        state.expiry.expiresAt,
        state.daysLeft,
        expiryCell(state, messages),
      ]),
    },
  ];
}

import type { ExpiryState } from "../../assess/expiries.ts";
import { isOwnSignIn } from "../../assess/expiries.ts";
import type { Block, TableBlock } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { expiryCell, ownName } from "../words.ts";

/** Certificates and tokens, the next to end first; those of other applications for administrators alone. */
export const expiries: SectionComposer = {
  id: "expiries",
  parts: [
    {
      sources: ["apple-push-certificate", "vpp-tokens", "ade-tokens", "app-credentials"],
      needs: "any",
      compose: (context) => [ownTable(context)],
    },
    { sources: ["app-credentials"], compose: otherApplications },
  ],
};

function ownTable(context: SectionContext): TableBlock {
  const { texts } = context.messages;
  const listed = context.assessment.expiries.filter(
    (state) => state.standing === "vital" || isOwnSignIn(state.expiry),
  );
  return expiryTable(
    listed,
    { id: "expiries", title: texts.expiryTable, emptyText: texts.noExpiries },
    context,
  );
}

function otherApplications(context: SectionContext): readonly Block[] {
  if (context.audience !== "administrators") return [];
  const { texts } = context.messages;
  const listed = context.assessment.expiries.filter(
    (state) => state.standing !== "vital" && !isOwnSignIn(state.expiry),
  );
  const table = { id: "app-credentials", title: texts.credentialTable, emptyText: texts.noCredentials };
  return [expiryTable(listed, table, context)];
}

function expiryTable(
  listed: readonly ExpiryState[],
  table: { readonly id: string; readonly title: string; readonly emptyText: string },
  { messages, showsPeople }: SectionContext,
): TableBlock {
  const { columns, expiryKind, texts } = messages;
  return {
    kind: "table",
    ...table,
    columns: [
      { id: "kind", title: columns.kind, type: "text", weight: 2 },
      { id: "name", title: columns.name, type: "text", weight: 2.5 },
      { id: "expires", title: columns.expires, type: "date", weight: 1.3 },
      { id: "daysLeft", title: columns.daysLeft, type: "integer", weight: 1 },
      { id: "status", title: columns.status, type: "status", weight: 1.6 },
    ],
    rows: listed.map((state) => [
      isOwnSignIn(state.expiry) ? texts.ownSignIn : expiryKind[state.expiry.kind],
      ownName(state.expiry, showsPeople, 120),
      state.expiry.expiresAt,
      state.daysLeft,
      expiryCell(state, messages),
    ]),
  };
}

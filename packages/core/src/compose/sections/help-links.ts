import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

/** Where users find answers, and whom to hand over to. */
export const helpLinks: SectionComposer = {
  id: "help-links",
  parts: [{ sources: [], compose }],
};

function compose({ plan, messages, format }: SectionContext): readonly Block[] {
  const { columns, texts } = messages;
  const links: readonly Block[] =
    plan.selfHelp.length === 0
      ? []
      : [
          {
            kind: "list",
            items: plan.selfHelp.map(({ title, url }) => ({ text: title[format.locale], url })),
          },
        ];
  return [
    ...links,
    {
      kind: "table",
      id: "contacts",
      title: texts.contactTable,
      emptyText: texts.noContacts,
      columns: [
        { id: "role", title: columns.role, type: "text", weight: 2 },
        { id: "name", title: columns.name, type: "text", weight: 2 },
        { id: "contact", title: columns.contact, type: "text", weight: 3 },
      ],
      rows: plan.supportContacts.map(({ role, name, address, phone }) => [
        role[format.locale],
        name,
        [address, phone].filter((part) => part !== null).join(", "),
      ]),
    },
  ];
}

import type { Block } from "../document.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";

/** Pages where users help themselves, and who helps. */
export const help: HandbookComposer = {
  id: "help",
  compose: (context) => {
    const { plan, format } = context;
    const links = plan.selfHelp.map(({ title, url }) => ({ text: title[format.locale], url }));
    return [
      ...(links.length === 0 ? [] : [{ kind: "list", items: links } as const]),
      contactTable(context, "contacts"),
    ];
  },
};

/** Whom to hand over to. */
export function contactTable({ plan, messages, format }: HandbookContext, id: string): Block {
  const { columns, texts } = messages;
  return {
    kind: "table",
    id,
    title: texts.contactTable,
    emptyText: texts.noContacts,
    columns: [
      { id: "role", title: columns.role, type: "text", weight: 2.4 },
      { id: "name", title: columns.name, type: "text", weight: 1.6 },
      { id: "contact", title: columns.contact, type: "text", weight: 3.6 },
      { id: "hours", title: messages.plan.handbook.texts.hours, type: "text", weight: 1.6 },
    ],
    rows: plan.supportContacts.map(({ role, name, address, phone, hours }) => [
      role[format.locale],
      name,
      [address, phone].filter((part) => part !== null).join(", ") || null,
      hours?.[format.locale] ?? null,
    ]),
  };
}

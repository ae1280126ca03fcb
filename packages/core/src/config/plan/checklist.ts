import { z } from "zod";
import { id, known, list, localized, strict } from "../fields.ts";
import type { LocalizedText } from "./texts.ts";

/** Every item of the checklist that the product finds evidence for itself. */
export const CHECKLIST_ITEMS = [
  "monitoring-applied",
  "ready-for-alerts",
  "admins-know-updates",
  "helpdesk-knows-changes",
  "owners-named",
  "process-for-material",
  "measures-and-reporting",
  "certificates-watched",
  "uncovered-devices",
] as const;
export type ChecklistItemId = (typeof CHECKLIST_ITEMS)[number];

/** What the organisation decides about its checklist. */
export interface ChecklistPolicy {
  /** Ids of items of the product that the organisation does without. */
  readonly off: readonly string[];
  /** Who answers for an item: id of a person or a role, by the id of the item. */
  readonly owners: Readonly<Record<string, string>>;
  readonly own: readonly OwnChecklistItem[];
}

/** An item that a person attests. */
export interface OwnChecklistItem {
  readonly id: string;
  readonly text: LocalizedText;
  /** Id of the role that attests it. */
  readonly role: string;
  /** How long an attestation holds. */
  readonly validDays: number;
}

export const DEFAULT_CHECKLIST: ChecklistPolicy = { off: [], owners: {}, own: [] };
const DEFAULT_VALID_DAYS = 90;

export function checklistSchema(): z.ZodType<ChecklistPolicy> {
  const item = known("item of the checklist", CHECKLIST_ITEMS, "Id of an item.");
  return strict({
    off: list(item, "Items that the organisation does without."),
    owners: ownersSchema().optional(),
    own: list(ownItemSchema(), "Items of the organisation's own."),
  })
    .transform((raw) => ({ ...raw, owners: { ...raw.owners } as Record<string, string> }))
    .meta({ description: "What the organisation decides about the checklist." });
}

function ownersSchema(): z.ZodType<Readonly<Record<string, string | undefined>>> {
  const owners = CHECKLIST_ITEMS.map((name) => [name, id("Id of a person or a role.").optional()] as const);
  return strict(Object.fromEntries(owners)).meta({ description: "Who answers for which item." });
}

function ownItemSchema(): z.ZodType<OwnChecklistItem> {
  return strict({
    id: id("Names the item."),
    text: localized("What holds when the item is green."),
    role: id("Id of the role that attests it."),
    validDays: z
      .int()
      .min(1)
      .max(800)
      .meta({ description: "How long an attestation holds. Default 90." })
      .optional(),
  }).transform((raw) => ({ ...raw, validDays: raw.validDays ?? DEFAULT_VALID_DAYS }));
}

import type { Transaction } from "kysely";
import { isSettled, DELIVERY_STATES } from "../../deliver/delivery-states.ts";
import { OmError } from "../../errors.ts";
import type { Database } from "../schema.ts";
import type { ForgetPart, Person } from "./forget-part.ts";
import { FORGOTTEN_NAME, takeOut } from "./pseudonym.ts";

/** Who received what: that somebody did, when and by which channel stays. */
export const deliveries: ForgetPart = {
  name: "deliveries",
  forget: async (trx, person) => {
    const rows = await trx
      .selectFrom("deliveries")
      .select(["id", "message_row", "state", "reason", "hint"])
      .where((eb) => eb(eb.fn<string>("lower", ["recipient"]), "in", person.addresses))
      .execute();
    if (rows.some(({ state }) => isOpen(state))) throw stillOpen();
    for (const { id, message_row: message, reason, hint } of rows) {
      await trx
        .updateTable("deliveries")
        .set({
          recipient: person.pseudonym,
          recipient_name: FORGOTTEN_NAME,
          reason: without(reason, person),
          hint: without(hint, person),
        })
        .where("id", "=", id)
        .execute();
      await forgetSteps(trx, id, person);
      await forgetText(trx, message);
    }
    return rows.length;
  },
};

function isOpen(state: string): boolean {
  const known = DELIVERY_STATES.find((each) => each === state);
  return known === undefined || !isSettled(known);
}

async function forgetSteps(trx: Transaction<Database>, delivery: string, person: Person): Promise<void> {
  const steps = await trx
    .selectFrom("delivery_events")
    .select(["seq", "detail"])
    .where("delivery_id", "=", delivery)
    .where("detail", "is not", null)
    .execute();
  for (const { seq, detail } of steps) {
    const told = without(detail, person);
    if (told === detail) continue;
    await trx.updateTable("delivery_events").set({ detail: told }).where("seq", "=", seq).execute();
  }
}

/** A message to one person alone speaks of that person; one that others got as well stays theirs. */
async function forgetText(trx: Transaction<Database>, message: string): Promise<void> {
  const others = await trx
    .selectFrom("deliveries")
    .select("id")
    .where("message_row", "=", message)
    .where("recipient_name", "!=", FORGOTTEN_NAME)
    .executeTakeFirst();
  if (others !== undefined) return;
  const nothing = { subject: "", html: "", text: "", images: "[]", content: null };
  await trx.updateTable("messages").set(nothing).where("id", "=", message).execute();
}

function without(text: string | null, person: Person): string | null {
  return text === null ? null : takeOut(text, person, person.pseudonym);
}

function stillOpen(): OmError {
  return new OmError("a message to that address is still to be sent", {
    code: "store.person-in-use",
    hint: "Let it go out, or end it, with `intune-om deliveries`; then forget the person.",
  });
}

import type { ForgetPart } from "./forget-part.ts";
import { FORGOTTEN_NAME, holding, takeOut } from "./pseudonym.ts";

/** Notices to users: that somebody was told, and of what, stays. */
export const notices: ForgetPart = {
  name: "notices",
  forget: async (trx, person) => {
    const { addresses, pseudonym } = person;
    const { numUpdatedRows } = await trx
      .updateTable("notice_recipients")
      .set({ key: pseudonym, address: pseudonym, name: FORGOTTEN_NAME, devices: "[]" })
      .where((eb) =>
        eb.or([
          eb(eb.fn<string>("lower", ["key"]), "in", addresses),
          eb(eb.fn<string>("lower", ["address"]), "in", addresses),
        ]),
      )
      .executeTakeFirst();
    const naming = await trx
      .selectFrom("notices")
      .select(["id", "matter"])
      .where((eb) =>
        eb.or(addresses.map((one) => eb(eb.fn<string>("lower", ["matter"]), "like", holding(one)))),
      )
      .execute();
    let changed = Number(numUpdatedRows);
    for (const { id, matter } of naming) {
      const told = takeOut(matter, person, pseudonym);
      if (told === matter) continue;
      changed += 1;
      await trx.updateTable("notices").set({ matter: told }).where("id", "=", id).execute();
    }
    return changed;
  },
};

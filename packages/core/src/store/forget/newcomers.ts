import type { ForgetPart } from "./forget-part.ts";

/** Who has been seen with a device. Of somebody who was seen under several names one row stays in each tenant. */
export const newcomers: ForgetPart = {
  name: "newcomers",
  forget: async (trx, { addresses, pseudonym }) => {
    const rows = await trx
      .selectFrom("newcomers")
      .select(["tenant", "key"])
      .where((eb) => eb(eb.fn<string>("lower", ["key"]), "in", addresses))
      .orderBy("is_new", "desc")
      .orderBy("key")
      .execute();
    const kept = new Set<string>();
    for (const { tenant, key } of rows) {
      const own = { tenant, key };
      if (kept.has(tenant)) {
        await trx
          .deleteFrom("newcomers")
          .where((eb) => eb.and(own))
          .execute();
        continue;
      }
      kept.add(tenant);
      // One who was forgotten before and has come back since.
      await trx
        .deleteFrom("newcomers")
        .where((eb) => eb.and({ tenant, key: pseudonym }))
        .execute();
      await trx
        .updateTable("newcomers")
        .set({ key: pseudonym, user_id: null, first_device: "" })
        .where((eb) => eb.and(own))
        .execute();
    }
    return rows.length;
  },
};

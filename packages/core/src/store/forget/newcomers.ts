import type { ForgetPart } from "./forget-part.ts";

/** Who has been seen with a device. */
export const newcomers: ForgetPart = {
  name: "newcomers",
  forget: async (trx, { address, pseudonym }) => {
    const { numUpdatedRows } = await trx
      .updateTable("newcomers")
      .set({ key: pseudonym, user_id: null, first_device: "" })
      .where((eb) => eb(eb.fn<string>("lower", ["key"]), "=", address))
      .executeTakeFirst();
    return Number(numUpdatedRows);
  },
};

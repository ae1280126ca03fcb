import type { ForgetPart } from "./forget-part.ts";
import { holding, takeOut } from "./pseudonym.ts";

/** Versions of the plan from when the person was in it. Their digest stays that of what was approved then. */
export const planVersions: ForgetPart = {
  name: "planVersions",
  forget: async (trx, person) => {
    const rows = await trx
      .selectFrom("plan_versions")
      .select(["number", "body"])
      .where((eb) =>
        eb.or(person.addresses.map((one) => eb(eb.fn<string>("lower", ["body"]), "like", holding(one)))),
      )
      .execute();
    let changed = 0;
    for (const { number, body } of rows) {
      const told = takeOut(body, person, person.pseudonym);
      if (told === body) continue;
      changed += 1;
      await trx.updateTable("plan_versions").set({ body: told }).where("number", "=", number).execute();
    }
    return changed;
  },
};

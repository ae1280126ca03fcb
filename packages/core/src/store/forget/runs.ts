import type { RunRequest } from "../run-row.ts";
import type { ForgetPart } from "./forget-part.ts";
import { holding } from "./pseudonym.ts";

/** Runs that were asked for a single address. */
export const runs: ForgetPart = {
  name: "runs",
  forget: async (trx, { addresses, pseudonym }) => {
    const rows = await trx
      .selectFrom("runs")
      .select(["id", "request"])
      .where((eb) =>
        eb.or(addresses.map((one) => eb(eb.fn<string>("lower", ["request"]), "like", holding(one)))),
      )
      .execute();
    let changed = 0;
    for (const { id, request } of rows) {
      const asked = JSON.parse(request) as RunRequest;
      if (asked.to === null || !addresses.includes(asked.to.toLowerCase())) continue;
      const told: RunRequest = { ...asked, to: pseudonym };
      await trx
        .updateTable("runs")
        .set({ request: JSON.stringify(told) })
        .where("id", "=", id)
        .execute();
      changed += 1;
    }
    return changed;
  },
};

import { expect, it } from "vitest";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { postgresList } from "./postgres-list.ts";

describeOnEveryStore("a list as one parameter", (_, { flavour, query }) => {
  it("writes numbers bare, nothing as NULL, and what comes again as it was before", () => {
    expect(postgresList([1, 1, null, undefined, 2, null])).toBe("{1,1,NULL,NULL,2,NULL}");
    expect(postgresList([])).toBe("{}");
  });

  // Lists are only PostgreSQL's.
  if (flavour !== "postgres") return;
  it("is read by the server as it was", async () => {
    const texts = [
      "",
      "NULL",
      "null",
      "a,b",
      "{}",
      'say "yes"',
      "C:\\Temp\\",
      '\\"',
      "two\nlines\tand\u0001 more",
      'both\n"\\',
      "räksmörgås",
      '🙂 "\\',
      "\u007f\u2028",
      " ",
      " ",
    ];
    const rows = await query("select * from unnest($1::text[]) with ordinality as given(item, place)", [
      postgresList(texts),
    ]);
    expect(rows.map(({ item }) => item)).toEqual(texts);
  });
});

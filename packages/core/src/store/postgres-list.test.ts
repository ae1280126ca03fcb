import { expect, it } from "vitest";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { postgresList } from "./postgres-list.ts";

it("writes numbers bare, nothing as NULL, and what comes again as it was before", () => {
  expect(postgresList([1, 1, null, undefined, 2, null])).toBe("{1,1,NULL,NULL,2,NULL}");
  expect(postgresList([])).toBe("{}");
});

describeOnEveryStore("texts in a list", (_, { flavour, query }) => {
  it.runIf(flavour === "postgres")("are read by the server as they were", async () => {
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

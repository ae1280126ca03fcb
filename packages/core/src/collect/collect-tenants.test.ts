import { describe, expect, it } from "vitest";
import { OmError } from "../errors.ts";
import { collectTenants } from "./collect-tenants.ts";

const TENANTS = ["a", "b", "c", "d", "e", "f"].map((id) => ({ id }));
const REFUSED = new OmError("Sign-in failed.", { code: "graph.sign-in", hint: "renew" });

describe("several tenants", () => {
  it("are told in their order, a failed one in its place and no other touched", async () => {
    const outcomes = await collectTenants(TENANTS, async ({ id }) => {
      if (id === "c") throw REFUSED;
      return id.toUpperCase();
    });
    expect(outcomes).toEqual([
      { tenant: "a", value: "A" },
      { tenant: "b", value: "B" },
      { tenant: "c", error: REFUSED },
      { tenant: "d", value: "D" },
      { tenant: "e", value: "E" },
      { tenant: "f", value: "F" },
    ]);
  });

  it("are read side by side, but not more at a time than allowed", async () => {
    let now = 0;
    let most = 0;
    await collectTenants(
      TENANTS,
      async () => {
        now += 1;
        most = Math.max(most, now);
        await Promise.resolve();
        now -= 1;
      },
      { concurrency: 2 },
    );
    expect(most).toBe(2);
  });

  it("end with an abort's reason, and with a fault of the program", async () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    const never = async (): Promise<void> => expect.fail("nothing is read after an abort");
    await expect(collectTenants(TENANTS, never, { signal: stop.signal })).rejects.toThrow("enough");
    const bug = collectTenants(TENANTS, async () => await Promise.reject(new TypeError("bug")));
    await expect(bug).rejects.toThrow("bug");
  });
});

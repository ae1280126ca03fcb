import { OmError } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { createVitalSigns } from "./vital-signs.ts";

const answers = async (): Promise<void> => undefined;

function healthy() {
  let now = 0;
  const signs = createVitalSigns(() => now);
  signs.leaseHeld(true);
  signs.channels(null);
  return { signs, pass: (ms: number) => (now += ms) };
}

describe("the daemon", () => {
  it("is alive as long as its loop comes round within a minute", () => {
    const { signs, pass } = healthy();
    pass(59_999);
    expect(signs.isAlive()).toBe(true);
    pass(1);
    expect(signs.isAlive()).toBe(false);
    signs.beat();
    expect(signs.isAlive()).toBe(true);
  });

  it("is ready when the store answers, the lease is held and the channels are open", async () => {
    expect(await healthy().signs.obstacles(answers)).toEqual([]);
  });

  it("says everything that it is not ready for, and what to do", async () => {
    const { signs } = healthy();
    signs.channels(new OmError("OM_SMTP_PASSWORD is not set", { code: "secret.missing", hint: "Set it." }));
    signs.clock([{ kind: "forward", byMs: 1e9 }], false);
    expect(await signs.obstacles(() => Promise.reject(new Error("connection refused")))).toEqual([
      { check: "store", reason: "connection refused" },
      { check: "channels", reason: "OM_SMTP_PASSWORD is not set", hint: "Set it." },
      { check: "clock", reason: expect.stringContaining("an hour") as unknown },
    ]);
  });

  it("is not ready while another process has the lease", async () => {
    const signs = createVitalSigns(() => 0);
    expect((await signs.obstacles(answers)).map(({ check }) => check)).toEqual(["lease"]);
  });

  it("counts what happens to the clock, each kind by itself", () => {
    const { signs } = healthy();
    signs.clock(
      [
        { kind: "forward", byMs: 1 },
        { kind: "suspended", byMs: 1 },
      ],
      true,
    );
    signs.clock(
      [
        { kind: "forward", byMs: 1 },
        { kind: "believed", byMs: 1 },
      ],
      true,
    );
    expect(signs.counts().clockEvents).toEqual({ forward: 2, back: 0, suspended: 1, stalled: 0 });
  });
});

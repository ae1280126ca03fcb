import { OmError } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { EXIT } from "../exit-codes.ts";
import type { Output } from "../output/output.ts";
import { endForGood } from "./end-for-good.ts";

const options = { config: "", json: false, quiet: false, verbose: false };

function context(isTTY = true) {
  const told: string[] = [];
  const output = { problem: (text: string) => void told.push(text) } as unknown as Output;
  return {
    told,
    context: { output, options, stderr: { isTTY, write: () => true } } as unknown as Parameters<
      typeof endForGood
    >[0],
  };
}

describe("work that lost its store", () => {
  it.each(["store.gone", "store.damaged", "store.newer", "store.not-ours"])(
    "ends after %s so that nothing starts it again, and says what to do",
    async (code) => {
      const { told, context: at } = context();
      const lost = new OmError("the store is lost", { code, hint: "Restore a backup." });
      expect(await endForGood(at, () => Promise.reject(lost))).toBe(EXIT.usage);
      expect(told.join()).toContain("Restore a backup.");
    },
  );

  it("fails as before for whatever a restart may mend", async () => {
    const away = new OmError("the store is away", { code: "store.unreachable", hint: "" });
    await expect(endForGood(context().context, () => Promise.reject(away))).rejects.toBe(away);
    expect(await endForGood(context().context, async () => EXIT.done)).toBe(EXIT.done);
  });

  it("adds nothing to the lines of its log in a pipe", async () => {
    const { told, context: at } = context(false);
    const gone = new OmError("the store is lost", { code: "store.gone", hint: "" });
    expect(await endForGood(at, () => Promise.reject(gone))).toBe(EXIT.usage);
    const away = new OmError("the store is away", { code: "store.unreachable", hint: "" });
    expect(await endForGood(at, () => Promise.reject(away))).toBe(EXIT.failed);
    expect(told).toEqual([]);
  });
});

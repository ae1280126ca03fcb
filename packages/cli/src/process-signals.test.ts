import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { listenToSignals } from "./process-signals.ts";

function fakeProcess() {
  const emitter = new EventEmitter();
  const exits: number[] = [];
  return Object.assign(emitter, { exits, exit: (code: number) => void exits.push(code) });
}

describe("signals", () => {
  it.each([
    ["SIGTERM", "SIGTERM"],
    ["SIGINT", "SIGTERM"],
    ["SIGTERM", "SIGINT"],
  ])("%s asks for an orderly end, and %s after it ends the process at once, as failed", (first, second) => {
    const proc = fakeProcess();
    const { signal } = listenToSignals(proc);
    expect(signal.aborted).toBe(false);
    proc.emit(first);
    expect({ aborted: signal.aborted, exits: proc.exits }).toEqual({ aborted: true, exits: [] });
    proc.emit(second);
    expect(proc.exits).toEqual([1]);
  });

  it("tell of each SIGHUP for as long as somebody listens", () => {
    const proc = fakeProcess();
    const signals = listenToSignals(proc);
    let told = 0;
    const forget = signals.onHangup(() => void (told += 1));
    proc.emit("SIGHUP");
    proc.emit("SIGHUP");
    expect(told).toBe(2);
    forget();
    expect(proc.emit("SIGHUP")).toBe(false);
    expect(told).toBe(2);
  });

  it("are left to the system again when the command has ended", () => {
    const proc = fakeProcess();
    const signals = listenToSignals(proc);
    signals.onHangup(() => undefined);
    proc.emit("SIGTERM");
    signals.end();
    expect(["SIGTERM", "SIGINT", "SIGHUP"].map((name) => proc.listenerCount(name))).toEqual([0, 0, 0]);
  });
});

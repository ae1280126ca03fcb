import { expect, it } from "vitest";
import { createSleepers } from "../../test-support/sleepers.ts";
import { createWaker } from "./waker.ts";

const NEVER = new AbortController().signal;

it("a wait ends at its time, when it is woken, and when the work is to stop", async () => {
  const time = createSleepers("2026-11-28T06:00:00Z");
  const waker = createWaker(time.sleep);
  const stopping = new AbortController();
  const timed = waker.wait(5_000, NEVER);
  time.advance(5_000);
  await timed;
  const woken = waker.wait(5_000, NEVER);
  waker.wake();
  await woken;
  const stopped = waker.wait(5_000, stopping.signal);
  stopping.abort();
  await stopped;
  expect(time.clock.now()).toEqual(new Date("2026-11-28T06:00:05Z"));
});

it("who is woken while at work does not wait the next time, and only then", async () => {
  const time = createSleepers("2026-11-28T06:00:00Z");
  const waker = createWaker(time.sleep);
  waker.wake();
  await waker.wait(5_000, NEVER);
  const next = waker.wait(5_000, NEVER);
  await time.asleep(1);
  time.advance(5_000);
  await next;
});

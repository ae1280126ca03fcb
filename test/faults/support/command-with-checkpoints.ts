import { enableCompileCache } from "node:module";
import process from "node:process";
import type { CheckpointName } from "@intune-om/core";
import BetterSqlite3 from "better-sqlite3";
import type { ChildOrders, ToChild } from "./child-orders.ts";

/** The real command, which dies or stands still where its parent says so, and goes by the clock that its parent sets. */
enableCompileCache();

const orders = JSON.parse(process.env["OM_FAULTS_ORDERS"] ?? "{}") as Partial<ChildOrders>;
const seen = new Map<CheckpointName, number>();
const held = new Map<CheckpointName, () => void>();
let aheadMs = orders.aheadMs ?? 0;

process.on("message", (message: ToChild) => {
  if (message.kind === "clock") aheadMs = message.aheadMs;
  else held.get(message.point)?.();
});
// The channel to the parent alone keeps nobody alive.
process.channel?.unref();

async function checkpoint(point: CheckpointName): Promise<void> {
  const nth = (seen.get(point) ?? 0) + 1;
  seen.set(point, nth);
  if (orders.killAt?.point === point && orders.killAt.nth === nth) process.kill(process.pid, "SIGKILL");
  if (orders.holdAt?.point !== point || orders.holdAt.nth !== nth) return;
  const released = new Promise<void>((resolve) => held.set(point, resolve));
  process.send?.({ kind: "reached", point });
  process.channel?.ref();
  await released;
  process.channel?.unref();
}

if (orders.mostPages !== undefined) limitPages(orders.mostPages);
const { runProgram } = await import("@intune-om/cli");
const clock = { now: () => new Date(Date.now() + aheadMs) };
process.exitCode = await runProgram(process.argv.slice(2), withParts({ checkpoint, clock }));

/** SQLite itself then says that the disk is full, as it would where one is. */
function limitPages(most: number): void {
  const { pragma } = BetterSqlite3.prototype;
  BetterSqlite3.prototype.pragma = function (source, options) {
    const result: unknown = pragma.call(this, source, options);
    if (source.startsWith("synchronous")) pragma.call(this, `max_page_count = ${most}`);
    return result;
  };
}

/** The process itself, with some parts of it replaced. */
function withParts<Parts extends object>(parts: Parts): NodeJS.Process & Parts {
  return new Proxy(process, {
    get: (target, key) => {
      const value: unknown = key in parts ? Reflect.get(parts, key) : Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  }) as NodeJS.Process & Parts;
}

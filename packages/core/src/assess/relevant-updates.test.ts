import { expect, it } from "vitest";
import type { Coverage } from "../collect/snapshot.ts";
import { updatesRead } from "./relevant-updates.ts";

type Status = Coverage["status"];

const OF: Readonly<Record<Status, (source: string) => Coverage>> = {
  complete: (source) => ({ source, status: "complete", count: 1 }),
  incomplete: (source) => ({ source, status: "incomplete", count: 1, reason: "cut short", fix: "Again." }),
  unreadable: (source) => ({ source, status: "unreadable", reason: "403", fix: "Grant it." }),
  notConfigured: (source) => ({ source, status: "notConfigured", reason: "switched off" }),
};
const read = (center: Status, feed?: Status) =>
  updatesRead({
    coverage: [
      OF.complete("devices"),
      OF[center]("service-messages"),
      ...(feed === undefined ? [] : [OF[feed]("feed:roadmap")]),
    ],
  });

it.each<[Status, Status | undefined, string]>([
  ["complete", undefined, "read"],
  ["notConfigured", "complete", "read"],
  ["complete", "notConfigured", "read"],
  ["complete", "unreadable", "partly"],
  ["incomplete", undefined, "partly"],
  ["incomplete", "notConfigured", "partly"],
  ["unreadable", "unreadable", "unread"],
  ["unreadable", "notConfigured", "unread"],
  ["notConfigured", undefined, "unread"],
  ["notConfigured", "notConfigured", "unread"],
])("with the message center %s and a feed %s, what tells of updates is %s", (center, feed, state) => {
  expect(read(center, feed)).toBe(state);
});

it("nothing is told of updates where no source of them is known at all", () => {
  expect(updatesRead({ coverage: [OF.complete("devices")] })).toBe("unread");
});

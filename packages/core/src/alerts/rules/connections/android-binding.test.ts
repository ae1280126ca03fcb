import { describe, expect, it } from "vitest";
import { connectorOf, describeConnector, fireConnectors } from "../../../../test-support/connections.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { androidBinding } from "./android-binding.ts";

describeConnector(androidBinding, {
  kind: "managed-google-play",
  works: "enabled",
  fails: "credentialsNotValid",
  severity: "high",
  spared: "high",
});

describe("a binding to managed Google Play", () => {
  const says = (state: string, days: number): number =>
    fireConnectors(androidBinding, [
      connectorOf("managed-google-play", { state, lastHeartbeatAt: daysAgo(days) }),
    ]).length;

  it.each(["bound", "unbinding"])(
    "in the state %s has time, and is told when nothing is synchronised",
    (state) => {
      expect([says(state, 1), says(state, 4)]).toEqual([0, 1]);
    },
  );
});

import { describe, expect, it } from "vitest";
import { update } from "../../test-support/updates.ts";
import type { UpdateKind } from "../updates/update.ts";
import { narrowed } from "./narrowed.ts";

function versions(title: string, kind: UpdateKind = "actionRequired"): string {
  return narrowed(update({ title, kind }))
    .versions.map(({ platform, version, range }) => `${platform} ${version} ${range}`)
    .join(", ");
}

describe("a change that demands a version", () => {
  it.each([
    ["Company Portal will need iOS/iPadOS 18 or later", "ios 18 below, ipados 18 below"],
    ["Plan for Change: Intune moving to support macOS 15 and higher", "macos 15 below"],
    ["Intune kommer att kräva Android 13 eller senare", "android 13 below"],
  ])("means the devices before it: %s", (title, expected) => {
    expect(versions(title)).toBe(expected);
  });

  it.each([
    ["Action required: Update to iOS 18", "actionRequired"],
    ["New settings for iOS 17 and later", "new"],
    ["Intune will support iOS 27 and later", "changed"],
    ["Action required: renew your certificate", "actionRequired"],
  ] as const)("is not read into other words: %s (%s)", (title, kind) => {
    expect(versions(title, kind)).toBe("");
  });

  it("leaves an update that names its versions as it is", () => {
    const named = update({
      title: "Company Portal will need iOS 18 or later",
      kind: "actionRequired",
      versions: [{ platform: "ios", version: "16", range: "upTo" }],
    });
    expect(narrowed(named)).toBe(named);
  });
});

import { describe, expect, it } from "vitest";
import { type VersionsTold, versionsOf } from "./versions.ts";

function versions(told: Partial<VersionsTold>): string {
  return versionsOf({ title: "", summary: "", kind: "endOfSupport", ...told })
    .map(({ platform, version, range }) => `${platform} ${version} ${range}`)
    .join(", ");
}

describe("the versions that lose support", () => {
  it.each([
    ["Intune moving to support macOS 15 and higher", "macos 15 below"],
    ["Intune will require iOS/iPadOS 17 and later", "ios 17 below, ipados 17 below"],
    ["Intune kräver iOS/iPadOS 17 och senare", "ios 17 below, ipados 17 below"],
    ["iOS/iPadOS 18 will be the minimum version", "ios 18 below, ipados 18 below"],
    ["Intune requires Android 12", "android 12 below"],
    ["Intune kräver Android 12", "android 12 below"],
    ["Ending support for Android 10 and lower", "android 10 upTo"],
    ["Supportavslut för Android 10 eller lägre", "android 10 upTo"],
    ["Support for OS X Yosemite 10.10 and earlier versions of macOS ends", "macos 10.10 upTo"],
    ["Support för OS X Yosemite 10.10 och äldre versioner av macOS upphör", "macos 10.10 upTo"],
    ["macOS Sequoia 15 is no longer supported", "macos 15 exact"],
    ["End of support for iOS 8.0", "ios 8.0 exact"],
    ["Devices with Android 9.x or below are blocked", "android 9 upTo"],
    ["Versions lower than iOS 16.2 are blocked", "ios 16.2 below"],
    ["Windows 10 has reached end of support", "windows 10 exact"],
    ["Windows 11, version 22H2 will reach end of servicing", "windows 11 22H2 exact"],
    [
      "Windows 11, versions 21H2 and 22H2 have reached end of servicing",
      "windows 11 21H2 exact, windows 11 22H2 exact",
    ],
    ["Windows 10 1703 (RS2) reaches end of servicing", "windows 10 1703 exact"],
    ["Plan for Windows 10 Enterprise LTSC 2021 end of support", "windows LTSC 2021 exact"],
    ["End of support for OneDrive on Windows 10 21H2 and earlier", "windows 10 21H2 upTo"],
    ["Windows 7 ends extended support", "windows 7 exact"],
    ["Support for Windows 7 ends", "windows 7 exact"],
    ["Support for Ubuntu 20.04 LTS ended", "linux 20.04 exact"],
    ["Windows Server 2022 reaches end of support", ""],
    ["End of support for iOS apps built with SDK 20.8", ""],
  ])("are read from %j: %s", (title, expected) => expect(versions({ title })).toBe(expected));

  it("are not those that a text only mentions", () => {
    const summary = "Support for Ubuntu 22.04 LTS ends in August. Upgrade to Windows 11 or macOS 16.";
    expect(versions({ title: "Support for Ubuntu 26.04 LTS", summary })).toBe("linux 22.04 exact");
  });

  it("are the title's where title and text name some", () => {
    const summary = "macOS 27 is coming. Devices on macOS 14.x or below stay enrolled.";
    expect(versions({ title: "Moving to support macOS 15 and later", summary })).toBe("macos 15 below");
  });
});

describe("the versions of a release", () => {
  it.each([
    ["iOS 17.6.1 and iPadOS 17.6.1", "ios 17.6.1 exact, ipados 17.6.1 exact"],
    ["macOS Tahoe 26.3.2", "macos 26.3.2 exact"],
    ["visionOS 3.1", "visionos 3.1 exact"],
    ["Windows 11, version 25H2, build 26200.1234 (KB5070000)", "windows 26200.1234 exact"],
    ["The September preview update is now available for Windows 10, version 22H2", "windows 10 22H2 exact"],
  ])("are read from %j: %s", (title, expected) =>
    expect(versions({ title, kind: "osRelease" })).toBe(expected),
  );
});

describe("the versions of other notices", () => {
  it("are those that the title of a fault names", () => {
    const title = "Sign-in fails on Windows 10, version 22H2";
    expect(versions({ title, kind: "incident" })).toBe("windows 10 22H2 exact");
    expect(versions({ title: "Known issue on iOS 26 and later", kind: "incident" })).toBe("");
  });

  it("are none: a setting for Windows 10 is there on Windows 11 too, and a version to update to is no cause to act", () => {
    expect(versions({ title: "Action required: Update to iOS 18", kind: "actionRequired" })).toBe("");
    expect(versions({ title: "New settings for Windows 10", kind: "new" })).toBe("");
  });
});

import { expect, it } from "vitest";
import { devicePlatform } from "./device-platform.ts";

it.each([
  ["Windows", "Latitude", "windows"],
  ["Windows 10/11", "", "windows"],
  ["WindowsPhone", "Lumia", null],
  ["Windows Mobile", "Lumia", null],
  ["iOS", "iPhone 15", "ios"],
  ["iOS", "iPad Pro 11-inch", "ipados"],
  ["IPad", "", "ipados"],
  ["iPadOS", "iPad (10th generation)", "ipados"],
  ["macOS", "MacBook Air", "macos"],
  ["Mac OS X", "", "macos"],
  ["MacMDM", "", "macos"],
  ["Android", "Pixel 9", "android"],
  ["AndroidForWork", "", "android"],
  ["Linux (ubuntu)", "", "linux"],
  ["ChromeOS", "", "chromeos"],
  ["visionOS", "", "visionos"],
  ["tvOS", "", "tvos"],
  ["", "", null],
  ["Unknown", "", null],
])("a device with the system %j and the model %j is of %s", (os, model, platform) => {
  expect(devicePlatform({ os, model })).toBe(platform);
});

import type { Platform } from "../estate/platforms.ts";
import type { Rollout } from "./rollout.ts";

/** An app of the company. Without `kind` the service leaves `@odata.type` out. */
export interface App {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly kind: string | null;
  readonly platforms: readonly Platform[];
  /** Share of the platform's devices that have it assigned. */
  readonly reach: number;
  /** Share of assigned devices on which it fails on an ordinary day. */
  readonly failing: number;
  /** Codes of its failures. */
  readonly codes: readonly string[];
  /** For one that is new: nobody is given it before. */
  readonly rollout?: Rollout;
}

const ID = "7d9b54c1-3e0f-4a52-8c6d-51a2e0d9";

/** The required app whose new version fails for some days. */
export const FAILING_APP_ID: string = `${ID}0001`;

export const APPS: readonly App[] = [
  entry(1, "Norrviken VPN-klient", "Norrviken Energi AB", "5.2.1", "win32LobApp", ["windows"], 1, 0.008, [
    "0x87D1041C",
    "0x80070643",
    "0x80070652",
    "0x80070005",
  ]),
  entry(2, "Microsoft 365-appar för företag", "Microsoft", "", null, ["windows"], 1, 0.006, ["0x80070643"]),
  entry(3, "Tidrapport", "Norrviken Energi AB", "2.14.0.0", "windowsUniversalAppX", ["windows"], 0.7, 0.01, [
    "0x80073CF3",
    "0x80073CFF",
    "0x80073CF0",
  ]),
  entry(4, "Microsoft Edge för macOS", "Microsoft", "", "macOSMicrosoftEdgeApp", ["macos"], 1, 0.004, [
    "0x87D13BA2",
  ]),
  entry(5, "Microsoft Outlook", "Microsoft Corporation", "", "iosVppApp", ["ios", "ipados"], 1, 0.02, [
    "0x87D13B9F",
    "0x87D13B7E",
    "0x87D13B64",
  ]),
  entry(6, "Microsoft Teams", "Microsoft Corporation", "", "iosStoreApp", ["ios", "ipados"], 0.9, 0.015, [
    "0x87D13B62",
    "0x87D11388",
    "0x87D13B99",
  ]),
  entry(7, "Kartläsaren", "Fjällkarta HB", "", "androidStoreApp", ["android"], 0.6, 0.02, [
    "0xC7D14FB1",
    "0xC7D14FB5",
  ]),
  entry(8, "Lagerskanner", "Norrviken Energi AB", "9", "androidLobApp", ["android", "aosp"], 0.4, 0.03, [
    "0x87D54FB7",
    "0x87D5501F",
  ]),
  entry(9, "CAD-visaren", "Ritverket AB", "24.1", "win32LobApp", ["windows"], 0.25, 0.02, [
    "0x80070002",
    "0x87D1041C",
  ]),
  entry(
    10,
    "Intranätet",
    "Norrviken Energi AB",
    "",
    "webApp",
    ["windows", "ios", "ipados", "android", "macos"],
    1,
    0,
    ["0x87D1041C"],
  ),
  {
    ...entry(13, "Mätaravläsning", "Norrviken Energi AB", "1.0.0", "win32LobApp", ["windows"], 0.8, 0.012, [
      "0x80070643",
    ]),
    rollout: { from: 14, until: 25 },
  },
];

/** Apps that nobody is given: an old version that was kept, and one that was bought for later. */
export const SHELVED_APPS: readonly App[] = [
  entry(11, "Norrviken VPN-klient 4", "Norrviken Energi AB", "4.9.3", "win32LobApp", ["windows"], 0, 0, []),
  entry(12, "Skissblocket", "Ritverket AB", "", "iosVppApp", ["ipados"], 0, 0, []),
];

function entry(
  number: number,
  name: string,
  publisher: string,
  version: string,
  kind: string | null,
  platforms: readonly Platform[],
  reach: number,
  failing: number,
  codes: readonly string[],
): App {
  return {
    id: `${ID}${number.toString().padStart(4, "0")}`,
    name,
    publisher,
    version,
    kind,
    platforms,
    reach,
    failing,
    codes,
  };
}

import type { Row } from "../odata/collection.ts";
import type { App } from "../scenario/app-catalogue.ts";
import { licencesOf } from "../scenario/app-licences.ts";
import type { World } from "../world.ts";

const NO_SYSTEMS_IOS = {
  v8_0: false,
  v9_0: false,
  v10_0: false,
  v11_0: false,
  v12_0: false,
  v13_0: false,
  v14_0: false,
  v15_0: true,
};

/** The properties of the app's own kind, those that a reader may meet. */
export function appKindRow(app: App, { estate, day }: World): Row {
  const lob = {
    committedContentVersion: "2",
    fileName: `${app.name.toLowerCase().replaceAll(" ", "-")}.bin`,
    size: 48_211_968,
  };
  switch (app.kind) {
    case "win32LobApp":
      return {
        ...lob,
        installCommandLine: "setup.exe /quiet",
        uninstallCommandLine: "setup.exe /remove /quiet",
        applicableArchitectures: "x64",
        minimumFreeDiskSpaceInMB: null,
        minimumMemoryInMB: null,
        minimumNumberOfProcessors: null,
        minimumCpuSpeedInMHz: null,
        rules: [],
        installExperience: { runAsAccount: "system", deviceRestartBehavior: "basedOnReturnCode" },
        returnCodes: [
          { returnCode: 0, type: "success" },
          { returnCode: 3010, type: "softReboot" },
        ],
        msiInformation: null,
        setupFilePath: "setup.exe",
        minimumSupportedWindowsRelease: "22H2",
      };
    case "windowsUniversalAppX":
      return {
        ...lob,
        applicableArchitectures: "x64,neutral",
        applicableDeviceTypes: "desktop",
        identityName: "Norrviken.Tidrapport",
        identityPublisherHash: "n0rdanv1kxxxx",
        identityResourceIdentifier: null,
        isBundle: false,
        identityVersion: app.version,
        minimumSupportedOperatingSystem: { v8_0: false, v8_1: false, v10_0: true },
      };
    case "iosVppApp": {
      const { used, total } = licencesOf(app, estate, day);
      return {
        usedLicenseCount: used,
        totalLicenseCount: total,
        releaseDateTime: "0001-01-01T00:00:00Z",
        appStoreUrl: `https://apps.example/${app.id}`,
        licensingType: { supportsUserLicensing: true, supportsDeviceLicensing: true },
        applicableDeviceType: { iPad: true, iPhoneAndIPod: true },
        vppTokenOrganizationName: "Norrviken Energi AB",
        vppTokenAccountType: "business",
        vppTokenAppleId: "appkop@norrviken.example",
        bundleId: `example.${app.id.slice(-4)}`,
      };
    }
    case "iosStoreApp":
      return {
        bundleId: "com.microsoft.skype.teams",
        appStoreUrl: "https://apps.example/teams",
        applicableDeviceType: { iPad: true, iPhoneAndIPod: true },
        minimumSupportedOperatingSystem: NO_SYSTEMS_IOS,
      };
    case "androidStoreApp":
      return {
        packageId: "example.fjallkarta",
        appStoreUrl: "https://apps.example/fjallkarta",
        minimumSupportedOperatingSystem: null,
      };
    case "androidLobApp":
      return {
        ...lob,
        packageId: "example.norrviken.lager",
        minimumSupportedOperatingSystem: null,
        versionName: app.version,
        versionCode: "900",
      };
    case "macOSMicrosoftEdgeApp":
      return { channel: "stable" };
    case "webApp":
      return { appUrl: "https://intranet.norrviken.example/", useManagedBrowser: false };
    default:
      return {};
  }
}

import type { Device } from "../estate/device.ts";
import { fraction, hash, pick } from "../random.ts";
import { type App, FAILING_APP_ID } from "./app-catalogue.ts";
import { isReached } from "./rollout.ts";

/** Values of Microsoft's `resultantAppState`, which the reports give as numbers. */
export const INSTALL_STATES = {
  installed: 1,
  failed: 2,
  notInstalled: 3,
  pendingInstall: 5,
  notApplicable: -1,
} as const;
export type InstallState = keyof typeof INSTALL_STATES;

/** The new version fails from day 2, is repaired on day 8 and settles on day 10. */
const FAILING_BY_DAY = [0.008, 0.008, 0.06, 0.11, 0.14, 0.15, 0.15, 0.14, 0.08, 0.03, 0.012] as const;

/** The state of an app on a device, or null when it is not assigned there. */
export function installState(app: App, device: Device, day: number): InstallState | null {
  if (!app.platforms.includes(device.platform)) return null;
  const salt = saltOf(app);
  if (fraction(device.seed, device.index, salt) >= app.reach) return null;
  const { rollout } = app;
  if (rollout !== undefined && day < rollout.from) return null;
  if (rollout !== undefined && !isReached(rollout, device, day)) return "pendingInstall";
  const at = fraction(device.seed, device.index, salt + 1);
  if (at < failingShare(app, day)) return "failed";
  const rest = fraction(device.seed, device.index, salt + 2);
  if (rest < 0.02) return "pendingInstall";
  if (rest < 0.028) return "notInstalled";
  if (rest < 0.034) return "notApplicable";
  return "installed";
}

/** The code of a failed install, `0x` and eight digits; a device keeps its code. */
export function errorCode(app: App, device: Device): string {
  return pick(app.codes, hash(device.seed, device.index, saltOf(app) + 3) >>> 4);
}

/** Share of assigned devices on which the app fails. */
function failingShare(app: App, day: number): number {
  return app.id === FAILING_APP_ID ? (FAILING_BY_DAY[day] ?? app.failing) : app.failing;
}

function saltOf(app: App): number {
  return 900_000 + Number.parseInt(app.id.slice(-4), 16) * 10;
}

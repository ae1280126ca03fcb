import type { Estate } from "../estate/estate.ts";
import type { App } from "./app-catalogue.ts";

/** Licences were bought for the devices of before; the last one is taken on day 8, and more are bought on day 10. */
const TAKEN_DAY = 8;
const BOUGHT_DAY = 10;

/** What the tenant has of an app that nobody was given yet. */
const UNUSED = 25;

export interface AppLicences {
  readonly used: number;
  readonly total: number;
}

/** The licences of a volume-purchased app on a day. */
export function licencesOf(app: App, estate: Estate, day: number): AppLicences {
  if (app.reach === 0) return { used: 0, total: UNUSED };
  const devices = app.platforms.reduce((sum, platform) => sum + estate.of(platform).length, 0);
  const waiting = Math.ceil(devices * 0.01 * Math.max(0, TAKEN_DAY - day));
  return { used: devices - waiting, total: devices + (day < BOUGHT_DAY ? 0 : 10 + Math.ceil(devices * 0.2)) };
}

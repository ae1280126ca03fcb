import type { Device } from "../estate/device.ts";
import { fraction } from "../random.ts";

/** Endpoint Analytics scores of a Windows device, 0 to 100; -1 is "not enough data", null is not sent at all. */
export interface Experience {
  readonly startup: number;
  readonly apps: number | null;
  readonly battery: number;
  readonly anywhere: number;
  readonly overall: number;
  /** Member of Microsoft's `userExperienceAnalyticsHealthState`. */
  readonly health: "insufficientData" | "needsAttention" | "meetingGoals";
}

const NO_DATA = -1;
const GOAL = 50;

/** Scores move a little from week to week. A device that has been silent for long, or is new, has none. */
export function experienceOf(device: Device, day: number): Experience {
  const { seed, index } = device;
  const week = Math.floor((day + (index % 7)) / 7);
  const score = (salt: number, least: number): number => {
    const own = fraction(seed, index, salt);
    const now = fraction(seed, index, salt + 100 + week);
    return round(least + (100 - least) * (0.9 * Math.sqrt(own) + 0.1 * now));
  };
  if (device.silentDays > 14 || fraction(seed, index, 91) < 0.02) return WITHOUT_DATA;
  const isPortable = !/ThinkCentre|Cloud PC/.test(device.model);
  const startup = score(30_000, 0);
  const apps = appScore(seed, index, score(31_000, 25));
  const anywhere = score(32_000, 15);
  const known = [startup, anywhere, ...(apps === null || apps === NO_DATA ? [] : [apps])];
  const overall = round(known.reduce((sum, one) => sum + one, 0) / known.length);
  return {
    startup,
    apps,
    battery: isPortable ? score(33_000, 10) : NO_DATA,
    anywhere,
    overall,
    health: overall < GOAL ? "needsAttention" : "meetingGoals",
  };
}

const WITHOUT_DATA: Experience = {
  startup: NO_DATA,
  apps: NO_DATA,
  battery: NO_DATA,
  anywhere: NO_DATA,
  overall: NO_DATA,
  health: "insufficientData",
};

/** Some devices have too few crashes and starts of apps to tell, and for some the service sends nothing. */
function appScore(seed: number, index: number, score: number): number | null {
  const drawn = fraction(seed, index, 92);
  if (drawn < 0.01) return null;
  return drawn < 0.05 ? NO_DATA : score;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

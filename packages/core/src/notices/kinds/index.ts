import type { NoticeFinder } from "../matter.ts";
import { change } from "./change.ts";
import { endOfSupport } from "./end-of-support.ts";
import { gracePeriod } from "./grace-period.ts";
import { incidentEnd } from "./incident-end.ts";
import { incident } from "./incident.ts";
import { staleDevice } from "./stale-device.ts";
import { welcome } from "./welcome.ts";

/** Every kind of notice, in the order in which they press. */
export const noticeFinders: readonly NoticeFinder[] = [
  incident,
  incidentEnd,
  gracePeriod,
  endOfSupport,
  change,
  staleDevice,
  welcome,
];

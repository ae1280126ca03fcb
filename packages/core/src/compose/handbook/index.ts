import { alerts } from "./alerts.ts";
import { communications } from "./communications.ts";
import { deployments } from "./deployments.ts";
import type { HandbookComposer, HandbookSectionId } from "./handbook-section.ts";
import { help } from "./help.ts";
import { maintenance } from "./maintenance.ts";
import { notices } from "./notices.ts";
import { questions } from "./questions.ts";
import { reports } from "./reports.ts";
import { risks } from "./risks.ts";
import { routines } from "./routines.ts";
import { targets } from "./targets.ts";
import { team } from "./team.ts";
import { training } from "./training.ts";
import { updates } from "./updates.ts";
import { versions } from "./versions.ts";

/** Every section of the handbook. */
export const handbookSections: Readonly<Record<HandbookSectionId, HandbookComposer>> = {
  questions,
  team,
  routines,
  alerts,
  updates,
  notices,
  reports,
  communications,
  training,
  deployments,
  targets,
  risks,
  maintenance,
  help,
  versions,
};

import type { SectionComposer, SectionId } from "../section.ts";
import { actions } from "./actions.ts";
import { administration } from "./administration.ts";
import { alerts } from "./alerts.ts";
import { apps } from "./apps.ts";
import { awareness } from "./awareness.ts";
import { audiences } from "./audiences.ts";
import { changes } from "./changes.ts";
import { changesNew } from "./changes-new.ts";
import { changesRevised } from "./changes-revised.ts";
import { checklist } from "./checklist.ts";
import { communications } from "./communications.ts";
import { compliance } from "./compliance.ts";
import { configuration } from "./configuration.ts";
import { connectors } from "./connectors.ts";
import { dailyRound } from "./daily-round.ts";
import { dataQuality } from "./data-quality.ts";
import { deadlines } from "./deadlines.ts";
import { deployments } from "./deployments.ts";
import { devicesAttention } from "./devices-attention.ts";
import { enrollment } from "./enrollment.ts";
import { errorGuide } from "./error-guide.ts";
import { escalation } from "./escalation.ts";
import { expiries } from "./expiries.ts";
import { failingApps } from "./failing-apps.ts";
import { focusAreas } from "./focus-areas.ts";
import { helpLinks } from "./help-links.ts";
import { helpdeskWeek } from "./helpdesk-week.ts";
import { incidents } from "./incidents.ts";
import { knownErrors } from "./known-errors.ts";
import { kpis } from "./kpis.ts";
import { licences } from "./licences.ts";
import { newcomers } from "./newcomers.ts";
import { openIncidents } from "./open-incidents.ts";
import { practice } from "./practice.ts";
import { protection } from "./protection.ts";
import { risks } from "./risks.ts";
import { routines } from "./routines.ts";
import { state } from "./state.ts";
import { topErrors } from "./top-errors.ts";
import { training } from "./training.ts";
import { trends } from "./trends.ts";

/** Every section by its id. */
export const sectionComposers: Readonly<Record<SectionId, SectionComposer>> = {
  state,
  kpis,
  incidents,
  changes,
  "changes-new": changesNew,
  "changes-revised": changesRevised,
  deadlines,
  expiries,
  risks,
  actions,
  "focus-areas": focusAreas,
  checklist,
  routines,
  practice,
  deployments,
  trends,
  communications,
  "data-quality": dataQuality,
  "devices-attention": devicesAttention,
  compliance,
  configuration,
  protection,
  apps,
  enrollment,
  connectors,
  alerts,
  licences,
  administration,
  "helpdesk-week": helpdeskWeek,
  "open-incidents": openIncidents,
  "failing-apps": failingApps,
  "top-errors": topErrors,
  "known-errors": knownErrors,
  escalation,
  "error-guide": errorGuide,
  "help-links": helpLinks,
  training,
  newcomers,
  awareness,
  audiences,
  "daily-round": dailyRound,
};

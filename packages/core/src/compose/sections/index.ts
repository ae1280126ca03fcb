import type { SectionComposer, SectionId } from "../section.ts";
import { actions } from "./actions.ts";
import { administration } from "./administration.ts";
import { apps } from "./apps.ts";
import { changes } from "./changes.ts";
import { changesNew } from "./changes-new.ts";
import { changesRevised } from "./changes-revised.ts";
import { compliance } from "./compliance.ts";
import { configuration } from "./configuration.ts";
import { connectors } from "./connectors.ts";
import { dataQuality } from "./data-quality.ts";
import { deadlines } from "./deadlines.ts";
import { devicesAttention } from "./devices-attention.ts";
import { enrollment } from "./enrollment.ts";
import { errorGuide } from "./error-guide.ts";
import { expiries } from "./expiries.ts";
import { helpLinks } from "./help-links.ts";
import { incidents } from "./incidents.ts";
import { kpis } from "./kpis.ts";
import { licences } from "./licences.ts";
import { protection } from "./protection.ts";
import { risks } from "./risks.ts";
import { state } from "./state.ts";

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
  "data-quality": dataQuality,
  "devices-attention": devicesAttention,
  compliance,
  configuration,
  protection,
  apps,
  enrollment,
  connectors,
  licences,
  administration,
  "error-guide": errorGuide,
  "help-links": helpLinks,
};

import { feedKinds, KPI_IDS, type LoadOptions, SECTION_IDS, SOURCES } from "@intune-om/core";
import { notifierChannels } from "@intune-om/notifiers";

/**
 * Every name that the two files may use. `exportJobs` may be switched already: export jobs need more than a
 * reading permission, so they are off unless somebody says otherwise, and no collector of this version uses them.
 */
export const KNOWN_NAMES: LoadOptions = {
  knownSections: SECTION_IDS,
  knownKpis: KPI_IDS,
  knownFeedKinds: feedKinds.map(({ kind }) => kind),
  knownCollectors: [...SOURCES, "exportJobs"],
  knownStores: ["sqlite"],
  knownTransports: notifierChannels.map(({ transport }) => transport),
};

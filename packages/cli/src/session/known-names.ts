import { feedKinds, KPI_IDS, type LoadOptions, SECTION_IDS, SOURCES } from "@intune-om/core";
import { notifierChannels } from "@intune-om/notifiers";

/** Every name that the two files may use. */
export const KNOWN_NAMES: LoadOptions = {
  knownSections: SECTION_IDS,
  knownKpis: KPI_IDS,
  knownFeedKinds: feedKinds.map(({ kind }) => kind),
  knownCollectors: SOURCES,
  knownTransports: notifierChannels.map(({ transport }) => transport),
};

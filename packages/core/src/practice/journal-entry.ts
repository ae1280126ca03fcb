/**
 * What somebody did for the plan, or what was done in its name. Entries are only ever added: the journal is
 * the record that routines, training, drills and approvals are shown from.
 */
export type JournalEntry = JournalFact & {
  /** When it was written down. */
  readonly at: Date;
  /** Id of the person who says so, or the name of what did it, for example `intune-om`. */
  readonly by: string;
};

export type JournalFact =
  /** A routine was carried out for one of its due days; null for one that has none. */
  | {
      readonly kind: "routineDone";
      readonly routine: string;
      readonly due: string | null;
      readonly note: string | null;
      readonly link: string | null;
    }
  /** Somebody vouches for something that no data shows, such as an item of the checklist. */
  | {
      readonly kind: "attested";
      readonly item: string;
      readonly note: string | null;
      readonly link: string | null;
    }
  /** A person has completed a training module, on a day, with the material in one version. */
  | {
      readonly kind: "trained";
      readonly person: string;
      readonly module: string;
      readonly version: string;
      readonly on: string;
    }
  /** Material was brought up to date, for the update with that key if it was for one. */
  | {
      readonly kind: "materialRevised";
      readonly module: string;
      readonly version: string;
      readonly on: string;
      readonly update: string | null;
    }
  | { readonly kind: "onboarded"; readonly person: string; readonly step: string }
  /** A guided round of checks was gone through; `found` is what it brought to light. */
  | { readonly kind: "roundDone"; readonly round: string; readonly found: string | null }
  /** A test alert was sent to people by its real route. */
  | {
      readonly kind: "drillStarted";
      readonly drill: string;
      readonly alertKind: string;
      readonly severity: string;
      readonly people: readonly string[];
      /** Minutes within which it should be acknowledged. */
      readonly targetMinutes: number;
    }
  | { readonly kind: "drillAcknowledged"; readonly drill: string }
  /** A version of the plan was approved. */
  | { readonly kind: "planApproved"; readonly version: number; readonly note: string | null }
  /** A reminder of a routine went out. */
  | { readonly kind: "reminded"; readonly routine: string; readonly due: string; readonly person: string }
  /** Somebody let a notice to users go out, or took it back. */
  | {
      readonly kind: "noticeDecided";
      readonly notice: string;
      readonly decision: "approved" | "withdrawn";
      /** How many people it was for. */
      readonly recipients: number;
      readonly note: string | null;
    }
  /** Somebody paused the schedule of a report, or let it go on. */
  | {
      readonly kind: "scheduleDecided";
      readonly tenant: string;
      readonly report: string;
      readonly decision: "paused" | "resumed";
      readonly why: string;
      /** When the pause ends, as an ISO instant; null until somebody ends it. */
      readonly until: string | null;
    }
  /** Records of a kind that were older than their retention were removed. */
  | { readonly kind: "purged"; readonly table: string; readonly before: string; readonly rows: number }
  /** A person was taken out of the records; the pseudonym stands in for the address. */
  | { readonly kind: "forgotten"; readonly pseudonym: string; readonly records: number };

export type JournalKind = JournalFact["kind"];

/** Entries of one kind. */
export type EntryOf<Kind extends JournalKind> = Extract<JournalEntry, { readonly kind: Kind }>;

/** The entries of one kind, in the order of the journal. */
export function entriesOf<Kind extends JournalKind>(
  journal: readonly JournalEntry[],
  kind: Kind,
): readonly EntryOf<Kind>[] {
  return journal.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
}

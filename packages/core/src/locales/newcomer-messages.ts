import type { WelcomeState } from "../assess/newcomers/newcomer-state.ts";
import type { StepState } from "../assess/onboarding/onboarding-state.ts";
import type { Exclusion } from "../audiences/recipient.ts";
import type { DirectoryGroup } from "../collect/rows/directory.ts";

/** Words of people who are new: users with their first device, and members of the team. */
export interface NewcomerMessages {
  readonly states: Readonly<Record<WelcomeState, string>>;
  readonly steps: Readonly<Record<StepState, string>>;
  readonly columns: Readonly<
    Record<
      | "person"
      | "account"
      | "platforms"
      | "firstDevice"
      | "dueBy"
      | "welcomed"
      | "state"
      | "started"
      | "step"
      | "done"
      | "people",
      string
    >
  >;
  readonly texts: Readonly<
    Record<
      | "table"
      | "countTable"
      | "nobody"
      | "notWatched"
      | "notCounted"
      | "joined"
      | "inTime"
      | "late"
      | "without"
      | "onboardingTable"
      | "noOnboarding"
      | "onboardingText"
      | "strategyNone",
      string
    >
  >;
}

/** Words of who can be told something. */
export interface ReachMessages {
  readonly why: Readonly<Record<Exclusion, string>>;
  readonly groupState: Readonly<Record<DirectoryGroup["state"], string>>;
  readonly columns: Readonly<
    Record<
      "group" | "groupId" | "people" | "reachable" | "devices" | "state" | "person" | "account" | "why",
      string
    >
  >;
  readonly texts: Readonly<
    Record<"groupTable" | "noGroups" | "otherGroup" | "ownerTable" | "noOwners", string>
  >;
}

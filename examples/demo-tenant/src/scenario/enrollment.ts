import type { Estate } from "../estate/estate.ts";
import { personAt } from "../estate/people.ts";
import { fraction, guid, hash, pick, pickWeighted } from "../random.ts";
import { at } from "./calendar.ts";

/** One failed enrollment. */
export interface EnrollmentFailure {
  readonly id: string;
  readonly correlationId: string;
  readonly time: number;
  readonly os: string;
  readonly osVersion: string;
  /** Member of Microsoft's `deviceEnrollmentFailureReason`. */
  readonly category: string;
  readonly reason: string;
  readonly enrollmentType: string;
  readonly userId: string;
}

interface Cause {
  readonly category: string;
  readonly reasons: readonly string[];
}

const CAUSES: readonly (readonly [weight: number, cause: Cause])[] = [
  [
    5,
    {
      category: "authorization",
      reasons: ["The user has no Intune licence.", "The user is outside the MDM user scope."],
    },
  ],
  [
    4,
    {
      category: "enrollmentRestrictionsEnforced",
      reasons: [
        "Personally owned devices are blocked.",
        "The platform is blocked by an enrollment restriction.",
      ],
    },
  ],
  [
    3,
    {
      category: "deviceNotSupported",
      reasons: [
        "The operating system is older than the lowest version allowed.",
        "This edition of Windows cannot be managed.",
      ],
    },
  ],
  [3, { category: "userAbandonment", reasons: ["The user closed the app before enrollment was complete."] }],
  [
    2,
    {
      category: "authentication",
      reasons: ["Sign-in failed: the password has expired.", "Multifactor sign-in was not completed."],
    },
  ],
  [2, { category: "userValidation", reasons: ["The user has reached the allowed number of devices."] }],
  [1, { category: "clientDisconnected", reasons: ["The connection was lost during enrollment.", ""] }],
  [1, { category: "accountValidation", reasons: ["The account is blocked from signing in."] }],
  [1, { category: "unknown", reasons: ["Unknown failure."] }],
];

const SYSTEMS: readonly (readonly [weight: number, system: readonly [string, string, string]])[] = [
  [5, ["iOS", "26.1", "userEnrollment"]],
  [4, ["Android", "15", "userEnrollment"]],
  [4, ["Windows", "10.0.26100.6899", "windowsAutoEnrollment"]],
  [2, ["Windows", "10.0.26200.7171", "windowsAzureADJoin"]],
  [1, ["macOS", "26.1", "appleBulkWithUser"]],
  [1, ["Android", "11", "androidAOSPUserOwnedDeviceEnrollment"]],
];

/** A new restriction goes out on day 7 and catches phones it should not have until day 8. */
const RESTRICTION_DAYS = [7, 8];
const WINDOW_DAYS = 30;

/** The failures of the last thirty days, newest first, as far as the day has come. */
export function enrollmentFailures(estate: Estate, day: number): readonly EnrollmentFailure[] {
  const failures: EnrollmentFailure[] = [];
  for (let past = 0; past < WINDOW_DAYS; past++) {
    const onDay = day - past;
    const ordinary = Math.round(0.6 + estate.size * 0.002 * (0.5 + fraction(estate.seed, onDay, 91)));
    const count = RESTRICTION_DAYS.includes(onDay) ? ordinary * 4 + 3 : ordinary;
    for (let nth = 0; nth < count; nth++) failures.push(failure(estate, onDay, nth, nth >= ordinary));
  }
  return failures;
}

function failure(estate: Estate, day: number, nth: number, byRestriction: boolean): EnrollmentFailure {
  const { seed } = estate;
  const key = day * 1000 + nth;
  const drawn = byRestriction ? (CAUSES[1] ?? CAUSES[0]) : undefined;
  const cause = drawn?.[1] ?? pickWeighted(CAUSES, fraction(seed, key, 92));
  const [os, osVersion, enrollmentType] = pickWeighted(SYSTEMS, fraction(seed, key, 93));
  const person = personAt(seed, hash(seed, key, 94) % Math.max(1, estate.size));
  return {
    id: guid(seed, key, 95),
    correlationId: guid(seed, key, 96),
    time: at(estate.calendar, day, -12 + fraction(seed, key, 97) * 17.5),
    os,
    osVersion,
    category: cause.category,
    reason: pick(cause.reasons, hash(seed, key, 98)),
    enrollmentType,
    userId: guid(seed, person.number, 99),
  };
}

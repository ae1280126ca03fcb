import { at, type Calendar, DAY_MS, nowOf } from "./calendar.ts";

/** A change that one administrator asks another to approve. */
export interface Approval {
  readonly id: string;
  /** Number of the person who asks, and of the one who approved. */
  readonly by: number;
  readonly approver: number | null;
  readonly requested: number;
  readonly expires: number;
  readonly modified: number;
  readonly status: "needsApproval" | "completed";
  readonly justification: string;
  /** Member of Microsoft's `operationApprovalPolicyType`. */
  readonly policy: string;
}

interface Told {
  readonly nth: number;
  readonly asked: readonly [day: number, hour: number];
  readonly approved: readonly [day: number, hour: number];
  readonly justification: string;
  readonly policy: string;
}

const STORIES: readonly Told[] = [
  {
    nth: 1,
    asked: [-12, 10.2],
    approved: [-12, 13.4],
    justification: "Ny kiosk i receptionen behöver en egen app.",
    policy: "app",
  },
  {
    nth: 2,
    asked: [2, 14.1],
    approved: [6, 12.3],
    justification: "Telefoner med gamla versioner ska inte längre kunna registreras.",
    policy: "enrollmentRestriction",
  },
  {
    nth: 3,
    asked: [8, 13.2],
    approved: [9, 15.8],
    justification: "Rättad VPN-klient: den förra går inte att installera.",
    policy: "app",
  },
];

const LASTS_DAYS = 30;

/** Every request that has been made by now. */
export function approvals(calendar: Calendar, day: number): readonly Approval[] {
  const now = nowOf(calendar, day);
  return STORIES.filter(({ asked }) => at(calendar, ...asked) <= now).map((told) => {
    const requested = at(calendar, ...told.asked);
    const approved = at(calendar, ...told.approved);
    const isDone = approved <= now;
    return {
      id: `d81c6b05-3f2a-4c97-a1e4-6b5011a7${String(told.nth).padStart(4, "0")}`,
      by: 1,
      approver: isDone ? 2 : null,
      requested,
      expires: requested + LASTS_DAYS * DAY_MS,
      modified: isDone ? approved : requested,
      status: isDone ? "completed" : "needsApproval",
      justification: told.justification,
      policy: told.policy,
    };
  });
}

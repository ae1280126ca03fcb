import { OPEN_GATE } from "../src/deliver/delivery-gate.ts";
import type { NewDelivery, NewMessage } from "../src/store/delivery-row.ts";
import { presenceOf } from "../src/store/leases.ts";
import type { ClaimRequest } from "../src/store/outbox.ts";
import type { Run } from "../src/store/run-row.ts";
import type { SendLimit } from "../src/store/send-window.ts";
import type { Store } from "../src/store/store.ts";

/** How long a process shows that it lives, unless it ends before. */
export const PRESENCE_MS = 3_600_000;

const MESSAGE: NewMessage = {
  key: "en",
  language: "en",
  from: { name: "", address: "om@contoso.example" },
  replyTo: null,
  body: { subject: "News", html: "<p>x</p>", text: "x", images: [] },
  madeAt: new Date("2026-11-28T06:00:00Z"),
  leftOut: [],
};

export interface FanOutOptions {
  readonly tenant?: string;
  readonly report?: string;
  /** What the delivery of each recipient is for. Default: a report. */
  readonly purposeOf?: (recipient: string) => string;
  readonly channelOf?: (recipient: string) => string;
}

/** A run whose deliveries stand in the outbox, one for each recipient. */
export async function fannedOut(
  store: Store,
  recipients: readonly string[],
  options: FanOutOptions = {},
): Promise<Run> {
  const { tenant = "contoso", report = "weekly" } = options;
  const { purposeOf = () => "report", channelOf = () => "smtp" } = options;
  const scheduledFor = new Date("2026-11-28T06:00:00Z");
  const request = { out: null, to: null };
  const due = await store.runs.add({ tenant, report, kind: "letters", scheduledFor, request });
  const run = await store.runs.claim(due.id, "maker", 60_000);
  const deliveries = recipients.map(
    (name): NewDelivery => ({
      recipient: { name: "", address: `${name}@contoso.example` },
      channel: channelOf(name),
      purpose: purposeOf(name),
      messageId: `<${name}@contoso.example>`,
      messageKey: "en",
      state: "pending",
      reason: null,
    }),
  );
  return store.deliveries.fanOut(run, [MESSAGE], deliveries);
}

/** A claim of everything, which the test changes where it matters. */
export function claimOf(
  runs: readonly Run[],
  patch: Partial<ClaimRequest> = {},
  limits: readonly SendLimit[] = [{ key: "mail", perMinute: 1_000 }],
): ClaimRequest {
  return {
    owner: "one",
    leaseMs: 10 * 60_000,
    most: 100,
    runs,
    ids: null,
    isPatient: true,
    inHand: new Set(),
    lastTenant: null,
    channels: ["smtp", "teams"],
    gate: OPEN_GATE,
    limitsOf: () => limits,
    ...patch,
  };
}

/** Shows that a process lives, and later that it does not. */
export async function living(store: Store, owner: string): Promise<() => Promise<void>> {
  const { lease } = await store.leases.take(presenceOf(owner), owner, PRESENCE_MS);
  return () => store.leases.release(lease);
}

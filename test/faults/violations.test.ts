import { describe, expect, test } from "vitest";
import type { Ledger, LedgerDelivery, LedgerRun } from "./support/ledger.ts";
import type { Arrival } from "./support/sink.ts";
import { type Evidence, findViolations, RULES } from "./support/violations.ts";

const STEPS = {
  sent: [
    { from: "pending", to: "attempting", fence: 1, detail: null },
    { from: "attempting", to: "accepted", fence: 1, detail: null },
  ],
  lostSight: [
    { from: "pending", to: "attempting", fence: 1, detail: null },
    { from: "attempting", to: "unknown", fence: 1, detail: null },
  ],
  sentAgain: [
    { from: "pending", to: "attempting", fence: 1, detail: null },
    { from: "attempting", to: "unknown", fence: 1, detail: null },
    { from: "unknown", to: "pending", fence: 1, detail: null },
    { from: "pending", to: "attempting", fence: 2, detail: null },
    { from: "attempting", to: "accepted", fence: 2, detail: null },
  ],
  refused: [
    { from: "pending", to: "attempting", fence: 1, detail: null },
    { from: "attempting", to: "rejected", fence: 1, detail: null },
  ],
} as const;

function delivery(change: Partial<LedgerDelivery> = {}): LedgerDelivery {
  const { steps = STEPS.sent } = change;
  const tried = steps.filter(({ to }) => to === "attempting").length;
  return {
    id: "d1",
    run: "r1",
    recipient: "anna@faults.example",
    messageId: "<m1@faults.example>",
    state: steps.at(-1)?.to ?? "pending",
    attempts: tried,
    fence: tried,
    reason: null,
    ...change,
    steps,
  };
}

function run(change: Partial<LedgerRun> = {}): LedgerRun {
  return {
    id: "r1",
    tenant: "small",
    report: "weekly",
    kind: "scheduled",
    scheduledFor: "2026-11-30T06:00:00.000Z",
    state: "succeeded",
    reason: null,
    steps: [],
    ...change,
  };
}

function arrival(change: Partial<Arrival> = {}): Arrival {
  return {
    messageId: "<m1@faults.example>",
    from: "operations@faults.example",
    to: ["anna@faults.example"],
    sha256: "a",
    bytes: 1,
    subject: "Weekly",
    connection: 1,
    taken: true,
    ...change,
  };
}

function rulesBroken(
  ledger: Partial<Ledger>,
  arrivals: readonly Arrival[],
  occurrences?: Evidence["occurrences"],
) {
  const evidence = { ledger: { runs: [run()], deliveries: [delivery()], ...ledger }, arrivals };
  const violations = findViolations(occurrences === undefined ? evidence : { ...evidence, occurrences });
  return [...new Set(violations.map(({ rule }) => rule))].toSorted();
}

/** Each promise with something that breaks it, and it alone. */
const BROKEN: Readonly<Record<keyof typeof RULES, readonly string[]>> = {
  lost: rulesBroken({}, []),
  doubled: rulesBroken({}, [arrival(), arrival()]),
  untold: rulesBroken(
    { deliveries: [delivery({ steps: STEPS.refused })], runs: [run({ state: "failed" })] },
    [arrival()],
  ),
  stranger: rulesBroken({}, [arrival(), arrival({ messageId: "<other@faults.example>" })]),
  misdirected: rulesBroken({}, [arrival({ to: ["anna@faults.example", "evil@faults.example"] })]),
  altered: rulesBroken({ deliveries: [delivery({ steps: STEPS.sentAgain })] }, [
    arrival(),
    arrival({ sha256: "b" }),
  ]),
  hanging: rulesBroken(
    {
      deliveries: [delivery({ steps: STEPS.sent.slice(0, 1) })],
      runs: [run({ state: "fannedOut", reason: "1 of 1 deliveries are still to be made" })],
    },
    [],
  ),
  chain: rulesBroken(
    {
      deliveries: [
        delivery({
          steps: [...STEPS.lostSight, { from: "attempting", to: "accepted", fence: 1, detail: null }],
        }),
      ],
    },
    [arrival()],
  ),
  attempts: rulesBroken({ deliveries: [delivery({ attempts: 2 })] }, [arrival()]),
  unended: rulesBroken({ runs: [run(), run({ id: "r2", state: "claimed" })] }, [arrival()]),
  misjudged: rulesBroken({ deliveries: [delivery({ steps: STEPS.refused })] }, []),
  occurrence: rulesBroken({}, [arrival()], []),
};

describe("a store and a mail server that agree", () => {
  test("show no violation", () => {
    expect(rulesBroken({}, [arrival()], ["weekly@2026-11-30T06:00:00.000Z"])).toEqual([]);
  });

  test("may show a message twice when the ledger says that nobody knew", () => {
    const sentAgain = delivery({ steps: STEPS.sentAgain });
    expect(rulesBroken({ deliveries: [sentAgain] }, [arrival(), arrival()])).toEqual([]);
    expect(rulesBroken({ deliveries: [sentAgain] }, [arrival(), arrival(), arrival()])).toEqual(["doubled"]);
  });

  test("may show one that arrived though nobody knew, and one that did not", () => {
    const ledger = { deliveries: [delivery({ steps: STEPS.lostSight })], runs: [run({ state: "failed" })] };
    expect(rulesBroken(ledger, [])).toEqual([]);
    expect(rulesBroken(ledger, [arrival()])).toEqual([]);
  });

  test("do not count what the server refused", () => {
    const ledger = { deliveries: [delivery({ steps: STEPS.refused })], runs: [run({ state: "failed" })] };
    expect(rulesBroken(ledger, [arrival({ taken: false })])).toEqual([]);
  });
});

describe("each promise", () => {
  test.for(Object.keys(RULES) as (keyof typeof RULES)[])("%s: is seen to be broken, alone", (rule) => {
    expect(BROKEN[rule]).toEqual([rule]);
  });

  test("an occurrence without a row, or one that was never due, is seen", () => {
    const due = ["weekly@2026-11-30T06:00:00.000Z", "weekly@2026-12-07T06:00:00.000Z"];
    expect(rulesBroken({}, [arrival()], due)).toEqual(["occurrence"]);
    expect(rulesBroken({}, [arrival()], due.slice(0, 1))).toEqual([]);
  });

  test("a step that the table does not have, and a fence that falls, are seen", () => {
    const back = [...STEPS.sent, { from: "accepted", to: "pending", fence: 1, detail: null }] as const;
    expect(rulesBroken({ deliveries: [delivery({ steps: back, state: "pending" })] }, [arrival()])).toContain(
      "chain",
    );
    const falls = STEPS.sentAgain.map((step, index) => (index === 4 ? { ...step, fence: 1 } : step));
    expect(rulesBroken({ deliveries: [delivery({ steps: falls })] }, [arrival()])).toEqual(["chain"]);
  });
});

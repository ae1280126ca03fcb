import {
  DELIVERY_TRANSITIONS,
  isFinalRunState,
  isSettled,
  RUN_TRANSITIONS,
  type RunState,
} from "@intune-om/core";
import type { Ledger, LedgerDelivery, LedgerRun, Step } from "./ledger.ts";
import type { Arrival } from "./sink.ts";

/** Promises of the product that a store and a mail server can be held against. */
export const RULES = {
  lost: "what the ledger calls accepted arrived",
  doubled: "what arrived more than once did so only where the ledger says that nobody knew",
  untold: "what arrived is not called anything that says it did not",
  stranger: "what arrived has a row",
  misdirected: "what arrived went to the recipient of its row, and to nobody else",
  altered: "what arrived again was the same message",
  hanging: "nothing is left under way by nobody, and what waits has a run that says why",
  chain: "each row came to where it stands by steps that are allowed, each from where the one before led",
  attempts: "a row says how often it was tried",
  unended: "each run has ended, or says why not",
  misjudged: "the state of a run is what became of its deliveries",
  occurrence: "each occurrence has one row, and nothing else has one",
} as const;

export interface Violation {
  readonly rule: keyof typeof RULES;
  /** Id of the row, or the Message-ID. */
  readonly subject: string;
  readonly detail: string;
}

export interface Evidence {
  readonly ledger: Ledger;
  readonly arrivals: readonly Arrival[];
  /** Occurrences that were due, `report@ISO`; without it they are not looked at. */
  readonly occurrences?: readonly string[];
}

/** Everything in which the store and the mail server do not agree, once nothing is at work any more. */
export function findViolations(evidence: Evidence): readonly Violation[] {
  const { ledger } = evidence;
  const taken = evidence.arrivals.filter((arrival) => arrival.taken);
  const arrived = Map.groupBy(taken, ({ messageId }) => messageId);
  const runs = new Map(ledger.runs.map((run) => [run.id, run]));
  const ofRun = Map.groupBy(ledger.deliveries, ({ run }) => run);
  return [
    ...ledger.deliveries.flatMap((delivery) => [
      ...arrivalFaults(delivery, arrived.get(delivery.messageId) ?? []),
      ...rowFaults(delivery, runs.get(delivery.run)),
    ]),
    ...strangers(ledger, evidence.arrivals),
    ...ledger.runs.flatMap((run) => [...runFaults(run, ofRun.get(run.id) ?? [])]),
    ...occurrenceFaults(evidence),
  ];
}

function* arrivalFaults(delivery: LedgerDelivery, arrivals: readonly Arrival[]): Generator<Violation> {
  const { id, messageId, state, recipient } = delivery;
  const fault = (rule: Violation["rule"], detail: string): Violation => ({ rule, subject: id, detail });
  if (state === "accepted" && arrivals.length === 0) yield fault("lost", `${messageId} never arrived`);
  const possible = possibleArrivals(delivery);
  if (arrivals.length > possible) {
    const rule = arrivals.length > 1 ? "doubled" : "untold";
    yield fault(
      rule,
      `${messageId} arrived ${arrivals.length} times, its steps allow ${possible}: ${way(delivery)}`,
    );
  }
  for (const { to } of arrivals) {
    if (to.length !== 1 || to[0] !== recipient) yield fault("misdirected", `it went to ${to.join(", ")}`);
  }
  if (new Set(arrivals.map(({ sha256 }) => sha256)).size > 1) yield fault("altered", messageId);
}

/** Attempts that may have arrived, by what the ledger says of each. A late word of an unknown one is no attempt more. */
function possibleArrivals({ state, steps }: LedgerDelivery): number {
  const ended = steps.filter(
    ({ from, to }) => from === "attempting" && (to === "accepted" || to === "unknown"),
  );
  return ended.length + (state === "attempting" ? 1 : 0);
}

function way({ steps }: LedgerDelivery): string {
  return steps.map(({ to, fence }) => `${to}(${fence})`).join(" → ");
}

function* rowFaults(delivery: LedgerDelivery, run: LedgerRun | undefined): Generator<Violation> {
  const { id, state, steps, attempts } = delivery;
  if (state === "attempting") yield { rule: "hanging", subject: id, detail: "it is still attempting" };
  const waits = !isSettled(state);
  if (waits && (run?.state !== "fannedOut" || run.reason === null)) {
    const detail = `it is ${state}, its run ${run?.state ?? "is missing"}: ${run?.reason ?? "no reason"}`;
    yield { rule: "hanging", subject: id, detail };
  }
  const begin = steps[0]?.from ?? state;
  if (begin !== "pending" && begin !== "held") {
    yield { rule: "chain", subject: id, detail: `it began as ${begin}` };
  }
  yield* chainFaults(id, { state, steps, allowed: DELIVERY_TRANSITIONS });
  const tried = steps.filter(({ to }) => to === "attempting").length;
  const givenBack = steps.filter(({ from, to }) => from === "attempting" && to === "pending").length;
  if (attempts !== tried - givenBack) {
    yield {
      rule: "attempts",
      subject: id,
      detail: `${attempts} said, ${tried} tried, ${givenBack} given back`,
    };
  }
}

interface Chain<State extends string> {
  readonly state: State;
  readonly steps: readonly Step<State>[];
  readonly allowed: Readonly<Record<State, readonly State[]>>;
}

function* chainFaults<State extends string>(
  id: string,
  { state, steps, allowed }: Chain<State>,
): Generator<Violation> {
  let at: State | undefined;
  let fence = 0;
  for (const step of steps) {
    const fault = (detail: string): Violation => ({ rule: "chain", subject: id, detail });
    if (at !== undefined && step.from !== at) yield fault(`a step from ${step.from}, but it stood at ${at}`);
    // A run that is taken up again keeps its state, and so does a row when a late word of it is noted.
    const isAgain = step.from === step.to;
    if (!isAgain && !allowed[step.from].includes(step.to)) yield fault(`${step.from} → ${step.to}`);
    if (step.fence < fence) yield fault(`the fence fell from ${fence} to ${step.fence}`);
    at = step.to;
    fence = step.fence;
  }
  if (at !== undefined && at !== state) {
    yield { rule: "chain", subject: id, detail: `its steps end at ${at}, it is ${state}` };
  }
}

function* strangers({ deliveries }: Ledger, arrivals: readonly Arrival[]): Generator<Violation> {
  const known = new Set(deliveries.map(({ messageId }) => messageId));
  for (const { messageId, to } of arrivals) {
    if (!known.has(messageId)) yield { rule: "stranger", subject: messageId, detail: `to ${to.join(", ")}` };
  }
}

function* runFaults(run: LedgerRun, deliveries: readonly LedgerDelivery[]): Generator<Violation> {
  const { id, state, reason, steps } = run;
  const isEnded = isFinalRunState(state);
  if (!isEnded && reason === null) yield { rule: "unended", subject: id, detail: `it is ${state}` };
  if (state === "skipped" && reason === null) {
    yield { rule: "unended", subject: id, detail: "it was skipped without a reason" };
  }
  yield* chainFaults(id, { state, steps, allowed: RUN_TRANSITIONS });
  const judged = judge(state, deliveries);
  if (judged !== null) yield { rule: "misjudged", subject: id, detail: judged };
}

/** What does not fit about the state of a run; null when it does. */
function judge(state: RunState, deliveries: readonly LedgerDelivery[]): string | null {
  const count = (...states: readonly string[]): number =>
    deliveries.filter((delivery) => states.includes(delivery.state)).length;
  const open = deliveries.filter((delivery) => !isSettled(delivery.state)).length;
  if (isFinalRunState(state) && open > 0) return `it is ${state}, with ${open} deliveries open`;
  const meant = deliveries.length - count("suppressed");
  if (state === "succeeded" && count("accepted") < meant) {
    return `it succeeded with ${meant - count("accepted")} of ${meant} not accepted`;
  }
  if (state === "failed" && count("accepted") > 0) return `it failed with ${count("accepted")} accepted`;
  return null;
}

function* occurrenceFaults({ ledger, occurrences }: Evidence): Generator<Violation> {
  if (occurrences === undefined) return;
  const counts = new Map<string, number>(occurrences.map((occurrence) => [occurrence, 0]));
  for (const { kind, report, scheduledFor, id } of ledger.runs) {
    if (kind !== "scheduled") continue;
    const name = `${report}@${scheduledFor}`;
    const count = counts.get(name);
    if (count === undefined) yield { rule: "occurrence", subject: id, detail: `${name} was never due` };
    else counts.set(name, count + 1);
  }
  for (const [name, count] of counts) {
    if (count !== 1) yield { rule: "occurrence", subject: name, detail: `it has ${count} rows` };
  }
}

import type { Delivery, RunOutcome } from "@intune-om/core";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Output } from "./output.ts";
import { textTable } from "./text-table.ts";

/** Prints what became of a run and says how the command ends. */
export function showOutcome(outcome: RunOutcome, output: Output): ExitCode {
  return showOutcomes([outcome], output);
}

/** Prints what became of one run or several, and how the worst of them has the command end. */
export function showOutcomes(outcomes: readonly RunOutcome[], output: Output): ExitCode {
  const [first] = outcomes;
  const json = first !== undefined && outcomes.length === 1 ? jsonOf(first) : { runs: outcomes.map(jsonOf) };
  output.result(json, () => outcomes.map(text).join("\n\n"));
  for (const outcome of outcomes) {
    for (const delivery of outcome.deliveries.filter(isUnreached)) output.problem(explain(delivery));
    for (const step of nextSteps(outcome)) output.problem(step);
    const note = releaseNote(outcome);
    if (note !== null) output.note(note);
  }
  const exits = outcomes.map(exitOf);
  return exits.find((exit) => exit === EXIT.failed) ?? exits.find((exit) => exit !== EXIT.done) ?? EXIT.done;
}

function jsonOf({ run, snapshot, artifacts, deliveries }: RunOutcome): object {
  return {
    run: {
      id: run.id,
      report: run.report,
      state: run.state,
      ...(run.reason === null ? {} : { reason: run.reason }),
    },
    coverage: snapshot?.coverage ?? [],
    artifacts: artifacts.map(({ format, path, bytes, sha256, language }) => ({
      format,
      path,
      bytes: bytes.byteLength,
      sha256,
      language,
    })),
    deliveries: deliveries.map(({ recipient, channel, state, messageId, reason }) => ({
      recipient: recipient.address,
      channel,
      state,
      messageId,
      ...(reason === null ? {} : { reason }),
    })),
  };
}

/** What waits goes on with its run; what was refused, or may have arrived, only when a person says so. */
function nextSteps({ run, deliveries }: RunOutcome): readonly string[] {
  const states = new Set(deliveries.map(({ state }) => state));
  return [
    ...(states.has("pending") || states.has("deferred")
      ? [`Go on with: intune-om runs continue ${run.id}`]
      : []),
    ...deliveries
      .filter(({ state }) => state === "rejected" || state === "unknown")
      .map(({ id, recipient }) => `Try ${recipient.address} again with: intune-om deliveries retry ${id}`),
  ];
}

/** How to let out what a person must say yes to. */
function releaseNote({ deliveries }: RunOutcome): string | null {
  const held = deliveries.filter(({ state }) => state === "held");
  if (held.length === 0) return null;
  const count = held.length === 1 ? "One delivery waits" : `${held.length} deliveries wait`;
  return [
    `${count} for approval. Look at the files, then let each go out with:`,
    ...held.map(
      ({ id, recipient }) => `  intune-om deliveries release ${id} --by PERSON  (${recipient.address})`,
    ),
  ].join("\n");
}

function text({ run, snapshot, artifacts, deliveries }: RunOutcome): string {
  const unseen = (snapshot?.coverage ?? []).flatMap((entry) => {
    if (entry.status === "complete" || entry.status === "notConfigured") return [];
    return [
      `Not seen: ${entry.source}: ${entry.reason}`,
      ...(entry.fix === undefined ? [] : [`  ${entry.fix}`]),
    ];
  });
  const sent = deliveries.map(({ recipient, channel, state }) => [recipient.address, channel, state]);
  return [
    `${run.report}: ${run.state}  (run ${run.id})`,
    ...unseen,
    "",
    ...artifacts.map(({ path, bytes }) => `${path}  ${Math.ceil(bytes.byteLength / 1024)} KiB`),
    ...(sent.length === 0 ? [] : ["", textTable(["RECIPIENT", "CHANNEL", "STATE"], sent)]),
  ].join("\n");
}

function isUnreached({ state }: Delivery): boolean {
  return state !== "accepted" && state !== "held";
}

function explain({ recipient, state, reason, hint }: Delivery): string {
  return `${recipient.address}: ${state}${reason === null ? "" : `: ${reason}`}${hint === null ? "" : `\n  ${hint}`}`;
}

function exitOf({ run, snapshot, deliveries }: RunOutcome): ExitCode {
  if (run.state === "failed") return EXIT.failed;
  const whole = (snapshot?.coverage ?? []).every(
    ({ status }) => status === "complete" || status === "notConfigured",
  );
  return whole && !deliveries.some(isUnreached) ? EXIT.done : EXIT.partial;
}

import { expect, vi } from "vitest";
import { createTestSchema, type TestSchema } from "../../support/postgres.ts";
import { type Child, type ChildEnd, type ChildOptions, describe, runChild, startChild } from "./child.ts";
import { type Ledger, type Query, readFileOfStore, readLedger } from "./ledger.ts";
import { type OrganisationShape, type SmallOrganisation, startOrganisation } from "./organisation.ts";
import { type Arrival, arrivalOf, type Sink, type SinkOptions, startSink } from "./sink.ts";
import { tally } from "./tally.ts";
import { type Evidence, findViolations } from "./violations.ts";

/** Processes are started by the dozen, on machines that have other things to do. */
vi.setConfig({ testTimeout: 300_000 });

/** An organisation, its mail server, its store, and the command on it. */
export interface Scene extends AsyncDisposable {
  readonly organisation: SmallOrganisation;
  readonly sink: Sink;
  /** Of the store on PostgreSQL; empty when it is a file. */
  readonly schema: string;
  /** The same as a configuration names it. */
  readonly storeUrl: string;
  /** Reads the store past the product. */
  readonly query: Query;
  /** The command with this organisation, to its end. */
  run(argv: readonly string[], options?: ChildOptions): Promise<ChildEnd>;
  /** The same, while it lives. */
  start(argv: readonly string[], options?: ChildOptions): Child;
  ledger(): Promise<Ledger>;
  /** Goes on with every run that has not ended, as a person would after a crash; with the clock so far ahead. */
  goOn(aheadMs?: number): Promise<void>;
  /** Fails with every promise that was broken. */
  expectNothingBroken(evidence?: Pick<Evidence, "occurrences">): Promise<Ledger>;
}

export interface SceneOptions extends Partial<OrganisationShape> {
  readonly sink?: SinkOptions;
  /** A PostgreSQL schema of its own instead of a file; on this server, when one is named. */
  readonly onPostgres?: boolean | string;
}

export async function setScene({
  sink: sinkOptions,
  onPostgres,
  ...shape
}: SceneOptions = {}): Promise<Scene> {
  await using parts = new AsyncDisposableStack();
  const schema = schemaFor(onPostgres);
  if (schema !== null) parts.defer(() => schema.drop());
  const sink = parts.use(await startSink(sinkOptions));
  const organisation = parts.use(
    await startOrganisation({
      smtpPort: sink.port,
      ...shape,
      ...(schema === null ? {} : { store: schema.url }),
    }),
  );
  const query: Query = schema === null ? readFileOfStore(organisation.storeFile) : (sql) => schema.query(sql);
  const withOrganisation = (argv: readonly string[]) => [...argv, "--config", organisation.config];
  const optionsOf = (options: ChildOptions = {}): ChildOptions => ({
    ...options,
    env: { ...organisation.env, ...options.env },
  });
  const run: Scene["run"] = (argv, options) => runChild(withOrganisation(argv), optionsOf(options));
  const ledger = (): Promise<Ledger> => readLedger(query);
  const kept = parts.move();
  return {
    organisation,
    sink,
    schema: schema?.schema ?? "",
    storeUrl: schema?.url ?? "",
    query,
    run,
    start: (argv, options) => startChild(withOrganisation(argv), optionsOf(options)),
    ledger,
    goOn: async (aheadMs = 0) => {
      const { runs } = await ledger();
      for (const { id, state } of runs) {
        if (["succeeded", "partial", "failed", "skipped"].includes(state)) continue;
        const end = await run(["runs", "continue", id, "--json"], { orders: { aheadMs } });
        if (end.exitCode === null || end.stdout.includes('"error"')) throw new Error(describe(end));
      }
    },
    expectNothingBroken: async (evidence = {}) => {
      const found = await ledger();
      const arrivals = [...sink.arrivals, ...organisation.graph.mail.map(arrivalAtGraph)];
      const violations = findViolations({ ledger: found, arrivals, ...evidence });
      tally.violations += violations.length;
      expect(violations).toEqual([]);
      return found;
    },
    [Symbol.asyncDispose]: () => {
      tally.messages += sink.arrivals.length;
      return kept.disposeAsync();
    },
  };
}

function schemaFor(onPostgres: SceneOptions["onPostgres"]): TestSchema | null {
  if (onPostgres === undefined || onPostgres === false) return null;
  return onPostgres === true ? createTestSchema() : createTestSchema(onPostgres);
}

/** Mail that was handed to the demo tenant counts like any other. */
function arrivalAtGraph({ from, to, raw }: SmallOrganisation["graph"]["mail"][number]): Arrival {
  return { ...arrivalOf(raw.toString("latin1")), from, to, connection: 0, taken: true };
}

import { open } from "node:fs/promises";
import { resolve } from "node:path";
import {
  type CompletionFile,
  type EntryOf,
  LARGEST_FILE,
  messageOf,
  OmError,
  readCompletions,
  versionOn,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { todayIn } from "../session/day-option.ts";
import { findPerson } from "../session/find-person.ts";
import { type Session, withSession } from "../session/session.ts";
import { trainingNow } from "../session/training-now.ts";

export interface ImportOptions {
  readonly file: string;
  readonly by: string;
  readonly dryRun: boolean;
}

type Completion = Pick<EntryOf<"trained">, "person" | "module" | "version" | "on">;

/** `training import`: the completions of a list; what was written before is not written again. */
export const importTraining: Action<ImportOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output, cwd } = context;
    const { plan, store } = session;
    const by = findPerson(plan, options.by).id;
    const path = resolve(cwd, options.file);
    const file = await readCompletions(await readSmall(path), { plan, today: todayIn(session) });
    const { fresh, known } = await divide(file, session);
    if (!options.dryRun && fresh.length > 0)
      await store.journal.add(
        by,
        fresh.map((completion) => ({ kind: "trained", ...completion })),
      );
    output.result(
      {
        file: path,
        dryRun: options.dryRun,
        imported: fresh.map(({ on, ...rest }) => ({ ...rest, completedOn: on })),
        known,
        repeated: file.repeated,
        serialDays: file.serialDays,
        problems: file.problems,
      },
      () => summary(file, fresh, known, options.dryRun),
    );
    for (const { line, message } of file.problems) output.problem(`${path}:${line}: the row ${message}`);
    if (file.serialDays > 0)
      output.note(`Days read from the numbers of a workbook (1900 system): ${file.serialDays}.`);
    return exitOf(file);
  });

/** What the journal does not have yet. Without a version, the one that held that day is meant. */
async function divide(
  { completions }: CompletionFile,
  session: Session,
): Promise<{ readonly fresh: readonly Completion[]; readonly known: number }> {
  const { state } = await trainingNow(session);
  const versions = new Map(state.modules.map((entry) => [entry.module.id, entry.versions]));
  const named = completions.map(
    ({ person, module, on, version }): Completion => ({
      person,
      module,
      version: version ?? versionOn(versions.get(module) ?? [], on),
      on,
    }),
  );
  const nameOf = ({ person, module, version, on }: Completion): string =>
    JSON.stringify([person, module, version, on]);
  const once = new Map(named.map((completion) => [nameOf(completion), completion]));
  for (const entry of await session.store.journal.listOf(["trained"])) once.delete(nameOf(entry));
  return { fresh: [...once.values()], known: named.length - once.size };
}

function summary(
  { repeated, problems }: CompletionFile,
  fresh: readonly Completion[],
  known: number,
  dryRun: boolean,
): string {
  const counts = [
    `${fresh.length} ${fresh.length === 1 ? "completion" : "completions"} ${dryRun ? "would be written" : "written"}`,
    ...(known === 0 ? [] : [`${known} known already`]),
    ...(repeated === 0 ? [] : [`${repeated} repeated in the file`]),
    ...(problems.length === 0 ? [] : [`${problems.length} could not be used`]),
  ];
  return [
    ...(dryRun
      ? fresh.map(({ person, module, version, on }) => `${on}  ${person}  ${module} ${version}`)
      : []),
    `${counts.join(", ")}.`,
  ].join("\n");
}

function exitOf({ completions, problems }: CompletionFile): ExitCode {
  if (problems.length === 0) return EXIT.done;
  return completions.length === 0 ? EXIT.failed : EXIT.partial;
}

/** Never more than may be read, whatever the file says of its size. */
async function readSmall(path: string): Promise<Uint8Array> {
  try {
    const handle = await open(path, "r");
    try {
      const buffer = Buffer.alloc(LARGEST_FILE + 1);
      let length = 0;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
        length += bytesRead;
        if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new OmError(`${path} cannot be read: ${messageOf(error)}`, {
      code: "usage.file",
      hint: "Name a file that you may read.",
      cause: error,
    });
  }
}

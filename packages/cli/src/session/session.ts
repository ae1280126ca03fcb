import { openStore, type ReportRunner, type Store } from "@intune-om/core";
import type { ActionContext } from "../action.ts";
import { createRunner } from "./create-runner.ts";
import { loadConfiguration } from "./load-configuration.ts";
import { openTools, type SessionParts, type Tools } from "./tools.ts";

/** What an organisation's files, its secrets, its store and the clock add up to. */
export interface Session extends Tools {
  readonly store: Store;
  readonly runner: ReportRunner;
}

/** Opens everything that a command needs; close it when done. */
async function openSession(context: ActionContext<object>, parts: SessionParts): Promise<Session> {
  const organisation = parts.organisation ?? (await loadConfiguration(context));
  const store = await openStore(organisation.config.store, { clock: parts.clock ?? context.clock });
  const tools = await openTools(context, { feedAnswers: store.feedAnswers, ...parts, organisation });
  return {
    ...tools,
    store,
    runner: createRunner(context, tools, store),
    close: async () => {
      await tools.close();
      await store.close();
    },
  };
}

/** Opens a session for one piece of work and closes it whatever happens. */
export async function withSession<T>(
  context: ActionContext<object>,
  work: (session: Session) => Promise<T>,
  parts: SessionParts = {},
): Promise<T> {
  const session = await openSession(context, parts);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

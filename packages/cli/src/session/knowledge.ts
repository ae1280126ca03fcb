import { resolve } from "node:path";
import {
  ConfigError,
  type KnowledgeBase,
  NO_KNOWLEDGE,
  OmError,
  type Organisation,
  articleOwners,
  readKnowledgeBase,
  readPlannedKnowledge,
} from "@intune-om/core";
import type { ActionContext } from "../action.ts";
import { loadConfiguration } from "./load-configuration.ts";

export interface KnowledgeFolderOptions {
  /** In place of the folder that the plan names. */
  readonly kb?: string;
}

/** Both files of the organisation where there are any that can be used; a code can be looked up without. */
export async function organisationIfAny(context: ActionContext<object>): Promise<Organisation | null> {
  try {
    return await loadConfiguration(context);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    if (error.code !== "config.missing")
      context.output.note(
        "The organisation's own articles are left out: `intune-om check` says what is wrong.",
      );
    return null;
  }
}

/** The articles of the folder that was named, or of the one that the plan names. */
export async function knowledgeOf(
  { options, cwd }: ActionContext<KnowledgeFolderOptions>,
  organisation: Organisation | null,
): Promise<KnowledgeBase> {
  const plan = organisation?.plan ?? null;
  if (options.kb !== undefined) {
    const owners = plan === null ? null : articleOwners(plan);
    return readKnowledgeBase(resolve(cwd, options.kb), { owners });
  }
  return plan === null ? NO_KNOWLEDGE : readPlannedKnowledge(plan);
}

/**
 * The knowledge base where there is one.
 * @throws OmError `usage.kb`
 */
export function someKnowledge(knowledge: KnowledgeBase): KnowledgeBase & { readonly folder: string } {
  const { folder } = knowledge;
  if (folder !== null) return { ...knowledge, folder };
  throw new OmError("the plan names no knowledge base", {
    code: "usage.kb",
    hint: "Add knowledgeBase: { folder: ./kb } to the plan, or name a folder with --kb.",
  });
}

/**
 * The knowledge base when nothing is wrong with it.
 * @throws ConfigError `config.invalid`
 */
export function soundKnowledge(knowledge: KnowledgeBase): KnowledgeBase {
  const { problems } = knowledge;
  const [first] = problems;
  if (first === undefined) return knowledge;
  const count = problems.length === 1 ? "one problem" : `${problems.length} problems`;
  throw new ConfigError(
    "config.invalid",
    `The knowledge base has ${count}, the first at ${first.file}:${first.line}:${first.column}`,
    "Put right what is listed, then run `intune-om kb check`.",
    problems,
  );
}

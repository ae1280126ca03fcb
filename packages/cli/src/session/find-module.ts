import { OmError, type Plan, suggest, type TrainingModule } from "@intune-om/core";

/**
 * A training module of the plan by id.
 * @throws OmError `usage.module`
 */
export function findModule({ training, file }: Plan, asked: string): TrainingModule {
  const found = training.find(({ id }) => id === asked.toLowerCase());
  if (found !== undefined) return found;
  const ids = training.map(({ id }) => id);
  const meant = suggest(asked, ids);
  throw new OmError(`there is no training module ${JSON.stringify(asked)}`, {
    code: "usage.module",
    hint:
      ids.length === 0
        ? `Add it under training in ${file}.`
        : `${meant === null ? "" : `Did you mean ${meant}? `}The plan has ${ids.join(", ")}.`,
  });
}

import { z } from "zod";
import { AREAS } from "../../updates/classify/area-words.ts";
import { PLATFORMS, UPDATE_AUDIENCES, UPDATE_KINDS } from "../../updates/update.ts";
import { type Fault, id, known, strict } from "../fields.ts";
import type { UpdatePolicy, UpdateRule } from "./plan.ts";

/** What holds for a plan that says nothing of updates. */
export const DEFAULT_UPDATE_POLICY: UpdatePolicy = {
  watcher: "update-watcher",
  dueWorkingDays: 2,
  rules: [],
  tasks: {},
};

const MOST_WORKING_DAYS = 30;

export function updatePolicySchema(): z.ZodType<UpdatePolicy> {
  const worker = () => id("Id of a person or a role. Without it, whoever has the update.").optional();
  return strict({
    watcher: id(
      "Id of the role whose first holder has the updates of no rule. Default update-watcher.",
    ).optional(),
    dueWorkingDays: z
      .int()
      .min(1)
      .max(MOST_WORKING_DAYS)
      .meta({ description: "Working days within which an update must be assessed. Default 2." })
      .optional(),
    rules: z
      .array(ruleSchema())
      .meta({ description: "Who has which updates; the first rule that fits decides." })
      .optional(),
    tasks: strict({ notice: worker(), training: worker(), pilot: worker() })
      .meta({ description: "Who does the work that an update asks for." })
      .optional(),
  })
    .transform((raw) => ({
      watcher: raw.watcher ?? DEFAULT_UPDATE_POLICY.watcher,
      dueWorkingDays: raw.dueWorkingDays ?? DEFAULT_UPDATE_POLICY.dueWorkingDays,
      rules: raw.rules ?? [],
      tasks: raw.tasks ?? {},
    }))
    .meta({ description: "Who takes care of announced changes, and how soon." });
}

const NO_CONDITION: Fault = {
  message: "names no condition",
  fix: "Name a platform, an area, a kind or an audience; who has all other updates is said by watcher.",
};

function ruleSchema(): z.ZodType<UpdateRule> {
  return strict({
    when: strict({
      platform: z.enum(PLATFORMS).meta({ description: "A platform that the update names." }).optional(),
      area: known(
        "area",
        AREAS.map((area) => area.id),
        "The part of the product that it is about.",
      ).optional(),
      kind: z.enum(UPDATE_KINDS).meta({ description: "What it is." }).optional(),
      audience: z
        .enum(UPDATE_AUDIENCES)
        .meta({ description: "Somebody whom it has an effect on." })
        .optional(),
    })
      .superRefine((when, context) => {
        if (Object.keys(when).length === 0)
          context.addIssue({
            code: "custom",
            message: NO_CONDITION.message,
            params: { fault: NO_CONDITION },
          });
      })
      .meta({ description: "What an update must be for the rule to fit: everything that is said here." }),
    owner: id("Id of a person, or of a role, whose first holder then has it."),
  });
}

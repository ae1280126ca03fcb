import type { Plan, TrainingModule } from "../../config/plan/plan.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";
import { createWorkCalendar } from "../../calendar/work-calendar.ts";
import { type CompletionState, type Standing, standingOf } from "./completions.ts";
import { coversFeatures, createCoverTest } from "./covered-update.ts";
import { type Learner, learnersOf } from "./learners.ts";
import { type MaterialTask, materialTasks } from "./material-tasks.ts";
import { type MaterialVersion, materialVersions } from "./material-versions.ts";
import { completionsIn, revisionsIn, type TrainingRecord } from "./training-records.ts";

/** Who is trained for what, and which material shows yesterday's product. */
export interface TrainingState {
  /** Today in the organisation's calendar, `YYYY-MM-DD`. */
  readonly day: string;
  /** In the order of the plan. */
  readonly modules: readonly ModuleState[];
  /** Whether everything that tells of updates was read: otherwise more material may have to be revised. */
  readonly seesUpdates: boolean;
}

export interface ModuleState {
  readonly module: TrainingModule;
  readonly versions: readonly MaterialVersion[];
  /** The version that holds now, and since when; null where nobody has said. */
  readonly version: string;
  readonly revisedOn: string | null;
  /** Whether the module says what of the product it covers. */
  readonly isLinked: boolean;
  /** What it must be revised for; none when it shows the product as it is. */
  readonly tasks: readonly MaterialTask[];
  readonly people: readonly LearnerState[];
}

export interface LearnerState extends Learner, Standing {}

export interface TrainingInput {
  readonly plan: Plan;
  readonly records: readonly TrainingRecord[];
  /** What is known of updates. */
  readonly updates: readonly UpdateRecord[];
  readonly seesUpdates: boolean;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  /** Now; what was written down later is not counted. */
  readonly at: Date;
}

/** Judges the training of the plan's people, and the material. Pure. */
export function assessTraining(input: TrainingInput): TrainingState {
  const { dayOf } = createWorkCalendar(input.timeZone);
  const day = dayOf(input.at);
  const records = input.records.filter(({ at }) => at <= input.at);
  const judge = (module: TrainingModule): ModuleState => {
    const versions = materialVersions(module, revisionsIn(records));
    const now = versions.at(-1);
    const covers = createCoverTest(module.covers);
    const isLinked = coversFeatures(module.covers);
    return {
      module,
      versions,
      version: now?.version ?? module.version,
      revisedOn: now?.on ?? null,
      isLinked,
      tasks: isLinked ? materialTasks({ ...input, covers, versions, day, dayOf }) : [],
      people: peopleOf(module, { plan: input.plan, records, versions, day }),
    };
  };
  return { day, modules: input.plan.training.map(judge), seesUpdates: input.seesUpdates };
}

/** How many people need training, and how many of them have all that they need. */
export function countTrained({ modules }: Pick<TrainingState, "modules">): {
  readonly required: number;
  readonly trained: number;
} {
  const states = new Map<string, CompletionState[]>();
  for (const { person, state } of modules.flatMap(({ people }) => people))
    states.set(person, [...(states.get(person) ?? []), state]);
  const trained = [...states.values()].filter((own) => own.every((state) => state === "valid"));
  return { required: states.size, trained: trained.length };
}

function peopleOf(
  module: TrainingModule,
  input: Pick<TrainingInput, "plan" | "records"> & {
    readonly versions: readonly MaterialVersion[];
    readonly day: string;
  },
): readonly LearnerState[] {
  const { plan, records, versions, day } = input;
  const own = completionsIn(records).filter((entry) => entry.module === module.id);
  return learnersOf(module, plan, day).map((learner) => {
    const completions = own.filter(({ person }) => person === learner.person);
    return { ...learner, ...standingOf({ module, completions, versions, day }) };
  });
}

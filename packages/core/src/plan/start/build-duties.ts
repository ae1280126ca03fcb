import type { Start } from "./start.ts";
import {
  STARTING_CHECKLIST,
  STARTING_COMMUNICATIONS,
  STARTING_STEPS,
  STARTING_TRAINING,
} from "./starting-material.ts";

/** The work beside routines, given to the roles that are held. */
export function dutiesOf({ answers, staffed }: Start): object {
  const held = (roles: readonly string[]): readonly string[] => [...new Set(roles.map(staffed))];
  const audiences = [
    "stakeholders",
    "administrators",
    "helpdesk",
    ...(answers.users.pilot.length > 0 ? ["pilot-users"] : []),
  ];
  return {
    checklist: {
      owners: Object.fromEntries(
        Object.entries(STARTING_CHECKLIST).map(([item, role]) => [item, staffed(role)]),
      ),
    },
    training: STARTING_TRAINING.map((module) => ({ ...module, roles: held(module.roles) })),
    onboarding: STARTING_STEPS.map((step) => ({ ...step, roles: held(step.roles) })),
    communications: STARTING_COMMUNICATIONS.filter(({ audience }) => audiences.includes(audience)).map(
      (entry) => ({
        ...entry,
        owner: staffed(entry.owner),
      }),
    ),
    notices: { approver: staffed("communicator") },
    updates: {
      watcher: staffed("update-watcher"),
      tasks: {
        notice: staffed("communicator"),
        training: staffed("trainer"),
        pilot: staffed("intune-admin"),
      },
    },
  };
}

import type { Start } from "./start.ts";
import { STARTING_NAMES } from "./starting-material.ts";
import { startingReports } from "./starting-reports.ts";

function membersOf(roles: readonly string[], { answers, ids }: Start): readonly string[] {
  const members = roles.flatMap((role) => answers.team[role] ?? []);
  const addresses = members.flatMap(({ holder, deputy }) => (deputy === null ? [holder] : [holder, deputy]));
  return [...new Set(addresses.map((address) => ids.idOf(address)))];
}

/** Who is told, and the reports that they get. */
export function audiencesAndReports(start: Start): object {
  const { answers, ids, staffed } = start;
  const owner = membersOf(["om-owner"], start);
  const told =
    answers.reporting.to.length > 0 ? answers.reporting.to.map(ids.idOf) : membersOf(["sponsor"], start);
  const or = (members: readonly string[]): readonly string[] => (members.length > 0 ? members : owner);
  const platforms =
    answers.users.platforms === null ? {} : { platforms: [...new Set(answers.users.platforms)] };
  const audience = (id: string, kind: string, members: readonly string[], more: object = {}): object => ({
    id,
    name: STARTING_NAMES[id],
    kind,
    members: [...new Set(members)],
    ...more,
  });
  const pilot = answers.users.pilot.map(ids.idOf);
  return {
    audiences: [
      audience("stakeholders", "stakeholders", or(told)),
      audience(
        "administrators",
        "administrators",
        or(membersOf(["intune-admin", "update-watcher", "security-lead"], start)),
      ),
      audience("helpdesk", "helpdesk", or(membersOf(["helpdesk-lead", "first-line"], start)), platforms),
      ...(pilot.length === 0 ? [] : [audience("pilot-users", "users", pilot, platforms)]),
    ],
    reports: startingReports({
      often: answers.reporting.often,
      approver: staffed("communicator"),
      users: pilot.length > 0,
    }),
  };
}

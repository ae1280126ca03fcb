import { valueAt } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { type Branch, branchesOf } from "./alert-tree.ts";
import { type PlannedPeople, plannedPeople } from "./planned-people.ts";
import { entriesAt, type PlanCheck, textAt, warnOf } from "./rule.ts";

/** Steps of an escalation that tell only whom the message or a step before has told. */
export const findRepeatedSteps: PlanCheck = (data, context) => {
  const people = plannedPeople(data, context);
  return branchesOf(data).flatMap((branch) => {
    const steps = entriesAt(branch.value, ["escalate"]);
    const known = new Set([
      ...(inForce(branch, "to") ?? ["owner"]).flatMap((target) => namesOf(target, people)),
      ...(inForce(branch, "channels") ?? []).flatMap((channel) => channelName(channel)),
    ]);
    return steps.flatMap((step, index): readonly Finding[] => {
      const told = [
        ...entriesAt(step, ["to"]).map((target) => namesOf(target, people)),
        ...entriesAt(step, ["channels"]).map((channel) => channelName(channel)),
      ];
      const isRepeated = told.length > 0 && told.every((names) => names.some((name) => known.has(name)));
      for (const name of told.flat()) known.add(name);
      if (!isRepeated) return [];
      const fix = "Name somebody else, or remove the step: repeatHours tells the same people again.";
      return [warnOf([...branch.path, "escalate", index], "tells nobody who has not been told before", fix)];
    });
  });
};

function inForce(branch: Branch, part: string): readonly unknown[] | null {
  const saying = [...branch.above, branch].findLast(({ value }) => Array.isArray(valueAt(value, [part])));
  return saying === undefined ? null : entriesAt(saying.value, [part]);
}

function channelName(channel: unknown): readonly string[] {
  return typeof channel === "string" ? [`channel:${channel}`] : [];
}

/** A target as it is written, and the person whom it usually means. */
function namesOf(target: unknown, { roles, people }: PlannedPeople): readonly string[] {
  const address = typeof target === "string" ? target : (textAt(target, ["address"]) ?? "");
  const person = people.find((one) => one.address.toLowerCase() === address.toLowerCase());
  const role = roles.find(({ id }) => `role:${id}` === target);
  const usual = person?.id ?? role?.holders[0];
  return [address.toLowerCase(), ...(usual === undefined ? [] : [`person:${usual}`])];
}

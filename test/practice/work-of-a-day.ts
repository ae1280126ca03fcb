import type { LiveOrganisation } from "./live-organisation.ts";

const ADMINISTRATORS = ["malin-sjoberg", "priya-raman", "jonas-haggstrom"];
const HELP_DESK_LEAD = "karin-forsgren";

/** Runs what the schedules of the plan have for a day: `weekday` is 0 on Mondays. */
export async function runScheduled(
  { om, now }: LiveOrganisation,
  { weekday }: { readonly weekday: number },
): Promise<void> {
  const isFirst = now().getUTCDate() === 1;
  const monthly = isFirst ? ["stakeholder-monthly", "user-changes"] : [];
  const weekly = weekday === 0 ? ["stakeholder-weekly", "change-digest", "helpdesk-changes"] : [];
  const daily = weekday < 5 ? ["admin-operations", "helpdesk-brief"] : [];
  for (const report of [...monthly, ...weekly, ...daily]) await om(["run", report]);
}

/** Whoever acts says of each routine that waits that it was carried out. */
export async function doRoutines({ om, ask }: LiveOrganisation): Promise<void> {
  const { routines } = await ask<{
    routines: { id: string; state: string; acts: { person: string | null } }[];
  }>(["plan", "routines"]);
  for (const { id, state, acts } of routines) {
    if (acts.person === null || (state !== "due" && state !== "overdue")) continue;
    await om(["plan", "done", id, "--by", acts.person]);
  }
}

/** A test alert, and whoever got it takes it a minute later. */
export async function practiseAlert({ om, ask }: LiveOrganisation): Promise<void> {
  const { drill } = await ask<{ drill: { id: string; people: string[] } }>([
    "drill",
    "service-incident",
    "--by",
    "goran-ostberg",
  ]);
  for (const person of drill.people) await om(["drill", "ack", drill.id, "--by", person]);
}

/** Some people read everything that is announced. */
export async function readUpdates(
  { om, ask }: LiveOrganisation,
  readers: "administrators" | "help desk",
): Promise<void> {
  const { updates } = await ask<{ updates: { key: string }[] }>(["updates", "list"]);
  const keys = updates.map(({ key }) => key);
  if (keys.length === 0) return;
  for (const person of readers === "administrators" ? ADMINISTRATORS : [HELP_DESK_LEAD])
    await om(["updates", "ack", ...keys, "--by", person]);
}

/** The trainer brings every module up to date that a change has made old. */
export async function reviseMaterial(
  { om, ask }: LiveOrganisation,
  version: string,
): Promise<readonly string[]> {
  const { modules } = await ask<{
    modules: { id: string; tasks: { update: string }[] }[];
  }>(["training", "material"]);
  const old = modules.filter(({ tasks }) => tasks.length > 0);
  for (const { id, tasks } of old) {
    for (const { update } of tasks)
      await om(["training", "revised", id, "--version", version, "--for", update, "--by", "bjorn-hallden"]);
  }
  return old.map(({ id }) => id);
}

/** The communicator looks at every draft and approves it, and what was approved is sent. */
export async function tellUsers({ om, ask }: LiveOrganisation): Promise<void> {
  const { notices } = await ask<{ notices: { id: string; state: string }[] }>(["notices", "draft"]);
  for (const { id, state } of notices) {
    await om(["notices", "preview", id]);
    if (state === "draft") await om(["notices", "approve", id, "--by", "sara-nyman"]);
    if (state === "held") await om(["notices", "approve", id, "--by", "sara-nyman", "--despite-size"]);
  }
  await om(["notices", "send"]);
}

import { cleanText, type ResolvedRoute, type RouteTarget } from "@intune-om/core";

/** What a branch says of the alerts that it takes, each with its name. */
export function routeSettings(route: ResolvedRoute): readonly (readonly [string, string])[] {
  const { waitMinutes, everyMinutes, by } = route.group;
  const hours = route.hours === "always" ? "at any hour" : "in working hours";
  const told: (readonly [string, string])[] = [
    ["tells", listOf([...route.to.map(targetText), ...route.channels.map(channelText)])],
    ["urgency", route.urgency === "immediate" ? `${URGENCY.immediate}, ${hours}` : URGENCY[route.urgency]],
  ];
  if (route.urgency !== "immediate") return told;
  const steps = route.escalate.map(
    ({ afterMinutes, to, channels }) =>
      `after ${durationText(afterMinutes)} ${listOf([...to.map(targetText), ...channels.map(channelText)])}`,
  );
  return [
    ...told,
    ...(route.outOfHours.length === 0
      ? []
      : [["off hours", listOf(route.outOfHours.map(targetText))] as const]),
    [
      "grouped",
      `by ${by.length === 0 ? "branch and owner alone" : by.join(", ")}; the first message waits ${durationText(waitMinutes)}, then one in ${durationText(everyMinutes)} at most`,
    ],
    ["repeated", route.repeatHours === 0 ? "never" : `every ${route.repeatHours} hours`],
    ["escalates", steps.length === 0 ? "never" : steps.join("; ")],
  ];
}

const URGENCY: Readonly<Record<ResolvedRoute["urgency"], string>> = {
  immediate: "at once",
  digest: "in the daily digest",
  none: "not at all: nobody is told",
};

function targetText(target: RouteTarget): string {
  switch (target.kind) {
    case "owner":
    case "deputy":
      return `the ${target.kind}`;
    case "role":
      return `role ${target.role}`;
    case "person":
      return target.person;
    case "onCall":
      return `whoever is on call for ${target.rota}`;
    default:
      return cleanText(target.address, 100);
  }
}

function channelText(id: string): string {
  return `channel ${id}`;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? "nobody" : names.join(", ");
}

const HOUR_MINUTES = 60;
const DAY_MINUTES = 1_440;

function durationText(minutes: number): string {
  const parts = [
    [Math.floor(minutes / DAY_MINUTES), "day"],
    [Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES), "hour"],
    [minutes % HOUR_MINUTES, "minute"],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}${count === 1 ? "" : "s"}`);
  return said.length === 0 ? "0 minutes" : said.join(" ");
}

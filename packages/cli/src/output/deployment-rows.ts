import { cleanText, type DeploymentState, type LocaleId, type Plan, type Unmeasured } from "@intune-om/core";

const TITLE_LIMIT = 60;

export const DEPLOYMENT_COLUMNS = [
  "DEPLOYMENT",
  "OWNER",
  "LAST DAY",
  "PLANNED",
  "ACTUAL",
  "STATE",
  "FORECAST",
  "TITLE",
] as const;

/** A deployment in one line, for a terminal. */
export function deploymentRow(state: DeploymentState, plan: Plan, locale: LocaleId): readonly string[] {
  const { deployment, planned, actual, status, forecast, measured } = state;
  const why = measured.known || status !== "unknown" ? "" : ` (${whyUnmeasured(measured.why)})`;
  return [
    deployment.id,
    ownerOf(state, plan),
    deployment.end,
    percent(planned),
    actual === null ? "?" : percent(actual),
    statusWords(status),
    forecast ?? "",
    `${cleanText(deployment.title[locale], TITLE_LIMIT)}${why}`,
  ];
}

/** The same for programs. */
export function deploymentJson(
  state: DeploymentState,
  { tenant, dataAt, plan, locale }: { tenant: string; dataAt: Date | null; plan: Plan; locale: LocaleId },
): object {
  const { deployment, planned, final, actual, status, forecast, measured, failedShare } = state;
  const { id, title, kind, owner, start, end } = deployment;
  const reach = measured.known ? measured.reach : null;
  return {
    id,
    tenant,
    title: title[locale],
    kind,
    owner,
    ownerName: ownerOf(state, plan),
    start,
    end,
    planned: rounded(planned),
    final,
    actual: actual === null ? null : rounded(actual),
    deviation: actual === null ? null : rounded(actual - planned),
    failedShare: failedShare === null ? null : rounded(failedShare),
    reached: reach?.reached ?? null,
    failed: reach?.failed ?? null,
    population: reach?.population ?? null,
    state: status,
    forecast,
    dataAt,
    ...(measured.known ? {} : { reason: whyUnmeasured(measured.why) }),
  };
}

function ownerOf({ deployment }: DeploymentState, { people }: Plan): string {
  return cleanText(people.find(({ id }) => id === deployment.owner)?.name ?? deployment.owner, TITLE_LIMIT);
}

function whyUnmeasured(why: Unmeasured): string {
  switch (why.kind) {
    case "noMeasure":
      return "the plan names no measure";
    case "notRead":
      return `${why.source} was not read in full`;
    case "notFound":
      return `nothing is called ${JSON.stringify(why.name)}`;
    case "several":
      return `${why.count} are called ${JSON.stringify(why.name)}: write the id`;
    case "noFigures":
      return `Intune gave no figures for ${JSON.stringify(why.name)}`;
    case "noVersion":
      return `versions cannot be compared with ${JSON.stringify(why.version)}`;
    case "noGroup":
      return `the members of group ${why.group} are not known`;
    case "deviceGroup":
      return "the target group holds devices, which Intune names by other ids";
    case "noTarget":
      return "the plan names no target";
    default:
      return "nobody is there who should have it";
  }
}

/** `onPlan` as `on plan`. */
function statusWords(status: DeploymentState["status"]): string {
  return status.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function percent(value: number): string {
  return `${value.toFixed(1)} %`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

import type { DeploymentState } from "../../assess/deployments/deployment-state.ts";
import { daysBetween } from "../../assess/deployments/days-between.ts";
import { shiftDay } from "../../routines/days.ts";
import { createPlannedShare } from "../../assess/deployments/planned-share.ts";
import { createOrganisationCalendar } from "../../calendar/organisation-calendar.ts";
import { fill } from "../../locales/fill.ts";
import type { ChartBlock, LineChart } from "../document.ts";
import { dayOf } from "../plan-words.ts";
import type { SectionContext } from "../section.ts";
import { STATUS_TONE } from "./deployment-words.ts";

/** More points than this make a line no truer. */
const MOST_POINTS = 90;

type Points = LineChart["series"][number]["points"];

/**
 * Plan and actual of one deployment as two lines. A day's point of the plan is what should have been reached before that
 * day began, as its actual was measured in the course of it.
 */
export function deploymentChart(state: DeploymentState, context: SectionContext): ChartBlock {
  const { messages, format } = context;
  const { texts } = messages.deployments;
  return {
    kind: "chart",
    title: fill(texts.chart, { title: state.deployment.title[format.locale] }),
    description: description(state, context),
    chart: {
      type: "line",
      unit: messages.texts.unitPercent,
      series: [
        { label: texts.planLine, tone: "neutral", points: planPoints(state, context) },
        { label: texts.actualLine, tone: STATUS_TONE[state.status], points: actualPoints(state) },
      ],
    },
  };
}

/** What the chart shows in words, for readers who cannot see it. */
function description(state: DeploymentState, { messages, format, assessment }: SectionContext): string {
  const { texts, status } = messages.deployments;
  const { actual, planned, final, forecast, deployment } = state;
  const day = dayOf(forecast);
  const late = forecast !== null && forecast > deployment.end;
  const foretold = fill(late ? texts.lateForecastText : texts.forecastText, {
    final: format.percent(final),
    date: day === null ? "" : format.date(day),
  });
  return fill(texts.chartText, {
    date: format.date(assessment.snapshot.takenAt),
    planned: format.percent(planned),
    actual: actual === null ? messages.labels.missing : format.percent(actual),
    status: status[state.status],
    forecast: day === null ? texts.noForecast : foretold,
  });
}

function planPoints({ deployment }: DeploymentState, { plan, format }: SectionContext): Points {
  const calendar = createOrganisationCalendar(plan.organisation.calendar, format.timeZone);
  const share = createPlannedShare(deployment, calendar);
  const span = daysBetween(deployment.start, deployment.end) + 1;
  const step = Math.max(1, Math.ceil(span / MOST_POINTS));
  const days = Array.from({ length: Math.floor(span / step) + 1 }, (_, index) =>
    shiftDay(deployment.start, index * step),
  );
  const last = shiftDay(deployment.end, 1);
  const all = days.at(-1) === last ? days : [...days, last];
  // What was there before the first day is no rise on it.
  const isThere = share(deployment.start) > 0 && deployment.phases[0]?.on === deployment.start;
  return (isThere ? all.slice(1) : all).flatMap((day) => point(day, share(shiftDay(day, -1))));
}

function actualPoints({ history }: DeploymentState): Points {
  return history.flatMap(({ day, actual }) => point(day, actual));
}

function point(day: string, value: number | null): Points {
  const at = dayOf(day);
  return at === null ? [] : [{ at, value: value === null ? null : Math.round(value * 10) / 10 }];
}

import { Refusal, itemNotFound } from "../http/answer.ts";
import { collectionAnswer, type Row } from "../odata/collection.ts";
import { entityAnswer } from "../odata/entity.ts";
import { hash } from "../random.ts";
import { graphDate } from "../scenario/calendar.ts";
import { type ServiceIssue, serviceIssues, SERVICES } from "../scenario/service-issues.ts";
import { BOTH, type GraphCall, type Route } from "./route.ts";

const HEALTH_READ = ["ServiceHealth.Read.All"];
const HEALTH = ["id", "service", "status"];
const ISSUE = [
  "id",
  "startDateTime",
  "endDateTime",
  "lastModifiedDateTime",
  "title",
  "details",
  "impactDescription",
  "classification",
  "origin",
  "status",
  "service",
  "feature",
  "featureGroup",
  "isResolved",
  "posts",
];

export const serviceHealthRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "admin/serviceAnnouncement/healthOverviews",
    type: "serviceHealth",
    expands: ["issues"],
    permissions: HEALTH_READ,
    answer(call) {
      const unknown = call.query.expand.find((name) => name !== "issues");
      if (unknown !== undefined)
        throw new Refusal(400, "BadRequest", `Could not find a property named '${unknown}'.`);
      const expanded = call.query.expand.length > 0;
      const context = `admin/serviceAnnouncement/healthOverviews${expanded ? "(issues())" : ""}`;
      // An expanded property is shown whatever was selected.
      const select =
        expanded && call.query.select !== null ? [...call.query.select, "issues"] : call.query.select;
      const facts = {
        context,
        type: "serviceHealth",
        properties: [...HEALTH, "issues"],
        filterable: ["id", "service", "status"],
        pageSize: 100,
      };
      return collectionAnswer(healthRows(call, expanded), facts, {
        ...call,
        query: { ...call.query, select },
      });
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "admin/serviceAnnouncement/issues",
    type: "serviceHealthIssue",
    permissions: HEALTH_READ,
    answer(call) {
      const facts = {
        context: "admin/serviceAnnouncement/issues",
        type: "serviceHealthIssue",
        properties: ISSUE,
        filterable: [
          "id",
          "service",
          "status",
          "classification",
          "isResolved",
          "startDateTime",
          "endDateTime",
          "lastModifiedDateTime",
          "origin",
        ],
        pageSize: 100,
      };
      return collectionAnswer(issuesOf(call).map(issueRow), facts, call);
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "admin/serviceAnnouncement/issues/{}",
    type: "serviceHealthIssue",
    permissions: HEALTH_READ,
    answer(call) {
      const issue = issuesOf(call).find(({ id }) => id === call.keys[0]);
      if (issue === undefined) throw itemNotFound();
      return entityAnswer(
        issueRow(issue),
        { context: "admin/serviceAnnouncement/issues", type: "serviceHealthIssue" },
        call,
      );
    },
  },
];

function issuesOf(call: GraphCall): readonly ServiceIssue[] {
  return serviceIssues(call.world.estate.calendar, call.world.day);
}

function healthRows(call: GraphCall, expanded: boolean): readonly Row[] {
  const issues = issuesOf(call);
  return SERVICES.map(({ id, service }) => {
    const own = issues.filter((issue) => issue.service === service);
    const open = own.filter((issue) => !issue.resolved);
    const worst = open.find((issue) => issue.classification === "Incident") ?? open[0];
    return {
      service,
      status: worst?.status ?? "ServiceOperational",
      id,
      ...(expanded ? { issues: own.map(issueRow) } : {}),
    };
  });
}

function issueRow(issue: ServiceIssue): Row {
  return {
    startDateTime: graphDate(issue.start),
    endDateTime: issue.end === null ? null : graphDate(issue.end),
    lastModifiedDateTime: graphDate(issue.modified, spiceOf(issue.id)),
    title: issue.title,
    id: issue.id,
    impactDescription: issue.impact,
    classification: issue.classification,
    origin: "Microsoft",
    status: issue.status,
    service: issue.service,
    feature: issue.feature,
    featureGroup: issue.featureGroup,
    isResolved: issue.resolved,
    details: [{ name: "NotifyInApp", value: "True" }],
    posts: issue.posts.map((post, index) => ({
      createdDateTime: graphDate(post.time, spiceOf(issue.id) + index),
      postType: post.type,
      description: { contentType: "Html", content: post.text },
    })),
  };
}

function spiceOf(id: string): number {
  return hash(0, Number(id.replace(/\D/g, "")));
}

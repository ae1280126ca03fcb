import type { ServiceIssue } from "../../collect/rows/service.ts";
import {
  type Excluded,
  facts,
  type Found,
  type MatterInput,
  type MatterRecipient,
  type NoticeFinder,
  type NoticeMatter,
} from "../matter.ts";
import { unseen } from "../source-state.ts";
import { incidentSubject, issueTitle, recordOf } from "./incident.ts";

/** The end of an incident: told to those who were told of the incident, and to nobody else. */
export const incidentEnd: NoticeFinder = {
  kind: "incident-end",
  find: (input) => unseen(input.snapshot, ["service-issues"]) ?? search(input),
};

function search(input: MatterInput): Found {
  const ended = (input.snapshot.lists.serviceIssues ?? []).filter(({ resolved }) => resolved);
  return { kind: "found", matters: ended.flatMap((issue) => matterOf(issue, input) ?? []) };
}

function matterOf(issue: ServiceIssue, input: MatterInput): NoticeMatter | null {
  const subject = `incident-end:${issue.id}`;
  const { recipients, excluded } = audienceOf(issue, subject, input);
  if (recipients.length + excluded.length === 0) return null;
  const record = recordOf(issue, input);
  return {
    kind: "incident-end",
    subject,
    effectAt: null,
    facts: facts({
      titles: [issueTitle(issue, record)],
      platforms: record?.update.platforms ?? [],
      sinceAt: issue.startAt ?? issue.firstPostAt,
      endedAt: issue.endAt,
      update: record?.key ?? null,
    }),
    recipients,
    excluded,
    doubts: [],
  };
}

function audienceOf(
  issue: ServiceIssue,
  subject: string,
  { told, plan }: MatterInput,
): { readonly recipients: readonly MatterRecipient[]; readonly excluded: readonly Excluded[] } {
  const silent = new Set(plan.notices.doNotSend.map((address) => address.toLowerCase()));
  const recipients: MatterRecipient[] = [];
  const excluded: Excluded[] = [];
  for (const { key, address, name, language } of told.toldOf(incidentSubject(issue.id))) {
    const why = silent.has(address.toLowerCase()) ? "doNotSend" : told.before({ key, address }, subject);
    if (why !== null) excluded.push({ key, devices: 0, why });
    else recipients.push({ key, address, name, language, about: [subject], effectAt: null, devices: [] });
  }
  return { recipients, excluded };
}

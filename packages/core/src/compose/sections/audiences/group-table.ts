import { createDirectory } from "../../../audiences/directory.ts";
import type { DirectoryGroup } from "../../../collect/rows/directory.ts";
import { isMailAddress } from "../../../deliver/address.ts";
import { cleanText } from "../../../text/clean-text.ts";
import type { TableBlock, Tone } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { smallCount } from "../../small-count.ts";

const TONES: Readonly<Record<DirectoryGroup["state"], Tone>> = {
  read: "good",
  cut: "attention",
  forbidden: "bad",
  gone: "bad",
  unreadable: "unknown",
};

/** Each group that the plan names: how many are in it, and how many of them can be reached. */
export function groupTable(context: SectionContext): TableBlock {
  const { assessment, messages, format, showsPeople } = context;
  const { columns, groupState, texts } = messages.reach;
  const { lists } = assessment.snapshot;
  const directory = createDirectory(assessment.snapshot);
  const count = (people: number): string =>
    showsPeople ? format.integer(people) : smallCount(people, format);
  const members = Map.groupBy(lists.groupMembers ?? [], ({ group }) => group);
  const reachable = ({ id }: DirectoryGroup): number =>
    (members.get(id) ?? []).filter((member) => {
      const user = member.kind === "user" ? directory.byId(member.id) : null;
      return user !== null && user.enabled !== false && isMailAddress(user.mail);
    }).length;
  return {
    kind: "table",
    id: "audience-groups",
    title: texts.groupTable,
    emptyText: texts.noGroups,
    columns: [
      { id: "group", title: columns.group, type: "text", weight: 3 },
      { id: "people", title: columns.people, type: "text", weight: 0.8 },
      { id: "reachable", title: columns.reachable, type: "text", weight: 1 },
      { id: "devices", title: columns.devices, type: "text", weight: 0.8 },
      { id: "state", title: columns.state, type: "status", weight: 1.4 },
      { id: "id", title: columns.groupId, type: "text", workbookOnly: true },
    ],
    rows: (lists.directoryGroups ?? []).map((group) => {
      const isKnown = group.state === "read" || group.state === "cut";
      return [
        groupName(group, context),
        isKnown ? count(group.people) : null,
        isKnown && directory.isRead ? count(reachable(group)) : null,
        isKnown ? format.integer(group.devices) : null,
        { tone: TONES[group.state], label: groupState[group.state] },
        cleanText(group.id, 80),
      ];
    }),
  };
}

/** What the plan calls those for whom it names the group: the audience, or the deployment. */
function groupName({ id }: DirectoryGroup, { plan, messages, format }: SectionContext): string {
  const audiences = plan.audiences.filter(({ group }) => group?.id === id).map(({ name }) => name);
  const deployments = plan.deployments
    .filter(({ target }) => target?.kind === "group" && target.group.id === id)
    .map(({ title }) => title);
  const names = [...audiences, ...deployments].map((name) => name[format.locale]);
  return names.length === 0 ? messages.reach.texts.otherGroup : format.list(names);
}

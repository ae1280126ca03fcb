import type { SectionComposer } from "../section.ts";
import { groupTable } from "./audiences/group-table.ts";
import { unreachedTable } from "./audiences/unreached-table.ts";

/** Who can be told something: the groups that the plan names, and the owners of devices whom no mail reaches. */
export const audiences: SectionComposer = {
  id: "audiences",
  parts: [
    { sources: ["directory-groups"], compose: (context) => [groupTable(context)] },
    { sources: ["directory-users", "devices"], compose: (context) => [unreachedTable(context)] },
  ],
};

import { z } from "zod";
import { GraphError } from "../../graph/graph-error.ts";
import { mapBounded } from "../../graph/map-bounded.ts";
import { field } from "../../graph/odata.ts";
import type { CollectContext, Collected, Collector, GraphFact } from "../collector.ts";
import type { CoverageCause } from "../coverage-cause.ts";
import { causeOf, createGraphCollector, fixOf, nothing, reasonOf, requestOf } from "../graph-source.ts";
import { typeName } from "../odata-type.ts";
import { coverageOf, readRows } from "../read-rows.ts";
import type { DirectoryGroup, GroupMember } from "../rows/directory.ts";
import type { Coverage } from "../snapshot.ts";

/**
 * The service follows groups within groups itself, also those that hold each other. Ids alone: names and addresses
 * come with the users, so that no further permission is needed.
 */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/groups/{id}/transitiveMembers",
  entity: "directoryObject",
  select: ["id"],
  permission: "GroupMember.Read.All",
  source: "https://learn.microsoft.com/graph/api/group-list-transitivemembers",
  shape: "part",
};

/** Members beyond this number are not read. 100,000 of them take about 15 MB. */
export const MOST_MEMBERS = 250_000;

const CONCURRENCY = 4;

const Row = z.object({ id: field.id, "@odata.type": field.text });

interface GroupReading {
  readonly group: DirectoryGroup;
  readonly members: readonly GroupMember[];
  /** Why it was not read in full, and what to do; null when it was. */
  readonly problem: {
    readonly reason: string;
    readonly fix: string | null;
    readonly cause: CoverageCause;
  } | null;
}

/** Who and what is in each of the groups that the plan names, by object id. One group that fails leaves the others whole. */
export function createDirectoryGroupsCollector(groups: readonly string[]): Collector {
  return createGraphCollector({
    source: "directory-groups",
    // `doctor` tries each group; without any there is only what would be asked.
    facts: groups.length === 0 ? [FACT] : groups.map((id) => ({ ...FACT, path: pathOf(id), shape: "list" })),
    read: async (context) => collected(await mapBounded(groups, CONCURRENCY, (id) => readGroup(context, id))),
  });
}

function pathOf(id: string): string {
  return FACT.path.replace("{id}", encodeURIComponent(id));
}

async function readGroup(context: CollectContext, id: string): Promise<GroupReading> {
  try {
    const reading = await readRows(context, {
      request: requestOf({ ...FACT, path: pathOf(id) }, context, { $top: "999" }),
      schema: Row,
      key: (row) => row.id,
      map: (row) => memberOf(id, row),
      enough: (kept) => kept >= MOST_MEMBERS,
    });
    const capped = reading.rows.length >= MOST_MEMBERS;
    const problems = capped ? [`Only the first ${MOST_MEMBERS} members were read.`] : [];
    const cause = { kind: capped ? "tooMany" : "details" } as const;
    const coverage = coverageOf("directory-groups", reading, reading.rows.length, problems, cause);
    return {
      group: { ...countsOf(id, reading.rows), state: coverage.status === "complete" ? "read" : "cut" },
      members: reading.rows,
      problem:
        coverage.status === "incomplete"
          ? { reason: coverage.reason, fix: coverage.fix ?? null, cause: coverage.cause ?? cause }
          : null,
    };
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError)) throw error;
    return unread(id, error);
  }
}

/** Groups within the group, service principals and contacts are no members that are told anything. */
function memberOf(group: string, row: z.infer<typeof Row>): GroupMember | null {
  const kind = typeName(row["@odata.type"]);
  return kind === "user" || kind === "device" ? { group, kind, id: row.id } : null;
}

function countsOf(id: string, members: readonly GroupMember[]): Omit<DirectoryGroup, "state"> {
  const people = members.filter(({ kind }) => kind === "user").length;
  return { id, people, devices: members.length - people };
}

function unread(id: string, error: GraphError): GroupReading {
  const states = { forbidden: "forbidden", notFound: "gone" } as const;
  const state = error.kind === "forbidden" || error.kind === "notFound" ? states[error.kind] : "unreadable";
  const fix =
    state === "gone"
      ? "Correct the object id in the plan, or name the tenant that has the group: { id, tenant }."
      : fixOf(error, [FACT]);
  const reason = state === "gone" ? "there is no such group in this tenant." : reasonOf(error);
  return {
    group: { ...countsOf(id, []), state },
    members: [],
    problem: { reason, fix, cause: causeOf(error, [FACT]) },
  };
}

function collected(readings: readonly GroupReading[]): Collected {
  const members = readings.flatMap((reading) => reading.members);
  const coverage = overall(readings, members.length);
  if (coverage.status === "unreadable") return nothing(coverage);
  const lists = { groupMembers: members, directoryGroups: readings.map(({ group }) => group) };
  return { coverage, metrics: {}, lists };
}

/** Unreadable when not one group was read, for then nothing is known of anybody. */
function overall(readings: readonly GroupReading[], count: number): Coverage {
  const source = "directory-groups";
  const troubled = readings.flatMap(({ group, problem }) =>
    problem === null ? [] : [{ group, ...problem }],
  );
  const [first] = troubled;
  if (first === undefined) return { source, status: "complete", count };
  const reason = troubled.map(({ group, reason: why }) => `Group ${group.id}: ${why}`).join(" ");
  const fixes = [...new Set(troubled.flatMap(({ fix }) => fix ?? []))].join(" ");
  const isBlind = readings.every(({ group: { state } }) => state !== "read" && state !== "cut");
  if (isBlind) return { source, status: "unreadable", reason, fix: fixes, cause: first.cause };
  return {
    source,
    status: "incomplete",
    count,
    reason,
    cause: first.cause,
    ...(fixes === "" ? {} : { fix: fixes }),
  };
}

import { type Account, accountOf } from "../estate/accounts.ts";
import { type Answer, Refusal } from "../http/answer.ts";
import { longCollectionAnswer, type Row } from "../odata/collection.ts";
import { guid } from "../random.ts";
import { deviceObjectId, type Members, membersOf } from "../scenario/groups.ts";
import type { World } from "../world.ts";
import { BOTH, type GraphCall, type Route } from "./route.ts";

const USERS_READ = ["User.Read.All", "Directory.Read.All"];

/** Properties that a user has without being selected. */
const BASIC = [
  "id",
  "businessPhones",
  "displayName",
  "givenName",
  "jobTitle",
  "mail",
  "mobilePhone",
  "officeLocation",
  "preferredLanguage",
  "surname",
  "userPrincipalName",
];

/** Everybody in the directory, and who belongs to a group. */
export const accountRoutes: readonly Route[] = [
  { method: "GET", versions: BOTH, path: "users", type: "user", permissions: USERS_READ, answer: listUsers },
  {
    method: "GET",
    versions: BOTH,
    path: "groups/{}/transitiveMembers",
    type: "directoryObject",
    kinds: ["user", "group", "device"],
    permissions: ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"],
    answer: listMembers,
  },
];

function listUsers(call: GraphCall): Answer {
  const { estate } = call.world;
  const properties = Object.keys(userRow(accountOf(estate, 0)));
  const facts = { context: "users", type: "user", properties, pageSize: 100 };
  const select = call.query.select ?? BASIC;
  const shown = { ...call, query: { ...call.query, select } };
  const answer = longCollectionAnswer(
    estate.people,
    (number) => userRow(accountOf(estate, number)),
    facts,
    shown,
  );
  return call.query.select === null ? withPlainContext(answer, `${call.root}/$metadata#users`) : answer;
}

/** What was not selected does not stand in the context. */
function withPlainContext(answer: Answer, context: string): Answer {
  return { ...answer, body: { ...Object(answer.body), "@odata.context": context } };
}

function listMembers(call: GraphCall): Answer {
  const id = call.keys[0] ?? "";
  const members = membersOf(call.world.estate, id);
  if (members === null) {
    throw new Refusal(
      404,
      "Request_ResourceNotFound",
      `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    );
  }
  const { groups, people, devices } = members;
  return longCollectionAnswer(
    groups.length + people.length + devices.length,
    (place) => memberRow(members, place, call.world),
    {
      context: "directoryObjects",
      type: "directoryObject",
      properties: ["id", "deletedDateTime"],
      pageSize: 100,
    },
    call,
  );
}

function memberRow({ groups, people, devices }: Members, place: number, { estate }: World): Row {
  const group = groups[place];
  if (group !== undefined) {
    const own = { id: group.id, deletedDateTime: null, displayName: group.name, mailEnabled: false };
    return { "@odata.type": "#microsoft.graph.group", ...own, securityEnabled: true, groupTypes: [] };
  }
  const person = people[place - groups.length];
  if (person !== undefined)
    return { "@odata.type": "#microsoft.graph.user", ...userRow(accountOf(estate, person)) };
  const index = devices[place - groups.length - people.length] ?? 0;
  return {
    "@odata.type": "#microsoft.graph.device",
    id: deviceObjectId(estate, index),
    deletedDateTime: null,
    accountEnabled: true,
    deviceId: guid(estate.seed, index, 101),
    displayName: `NVM-${index}`,
    operatingSystem: "Windows",
  };
}

function userRow(account: Account): Row {
  return {
    id: account.id,
    deletedDateTime: null,
    accountEnabled: account.enabled,
    businessPhones: [],
    displayName: account.name,
    givenName: account.given,
    jobTitle: null,
    mail: account.mail,
    mobilePhone: null,
    officeLocation: "",
    preferredLanguage: account.language,
    surname: account.name.slice(account.given.length + 1),
    userPrincipalName: account.upn,
    userType: account.guest ? "Guest" : "Member",
  };
}

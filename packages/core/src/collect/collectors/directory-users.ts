import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { DirectoryUser } from "../rows/directory.ts";

/**
 * User.ReadBasic.All lists users too, but neither whether an account is enabled nor the language of its owner:
 * https://learn.microsoft.com/graph/permissions-reference#userreadbasicall
 */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/users",
  entity: "user",
  select: [
    "id",
    "userPrincipalName",
    "mail",
    "displayName",
    "preferredLanguage",
    "accountEnabled",
    "userType",
  ],
  permission: "User.Read.All",
  source: "https://learn.microsoft.com/graph/api/user-list",
  shape: "list",
};

const Row = z.object({
  id: field.id,
  userPrincipalName: field.text,
  mail: field.text,
  displayName: field.text,
  preferredLanguage: field.text,
  accountEnabled: field.boolean,
  userType: field.text,
});

/** Who is in the directory, so that those whom something touches can be told, in their language. */
export function createDirectoryUsersCollector(): Collector {
  return createListCollector({
    source: "directory-users",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): DirectoryUser => ({
      id: row.id,
      userPrincipalName: row.userPrincipalName,
      // Most accounts have the same text twice: a hundred thousand of them need it once.
      mail: row.mail === row.userPrincipalName ? row.userPrincipalName : row.mail,
      name: row.displayName,
      language: row.preferredLanguage,
      enabled: row.accountEnabled,
      guest: row.userType.toLowerCase() === "guest",
    }),
    lists: (users) => ({ users }),
    query: () => ({ $top: "999" }),
  });
}

import { COMPANY } from "../estate/people.ts";
import type { Row } from "../odata/collection.ts";
import { type Application, applications, type Credential } from "../scenario/applications.ts";
import { graphDate } from "../scenario/calendar.ts";
import { listRoute } from "./list-route.ts";
import { BOTH, type Route } from "./route.ts";

export const applicationRoutes: readonly Route[] = [
  listRoute({
    versions: BOTH,
    path: "applications",
    type: "application",
    permissions: ["Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All"],
    filterable: ["id", "appId", "displayName"],
    rows: ({ world, settings, query }) =>
      applications(world.estate.calendar, world.day, settings.clientId).map((one) =>
        applicationRow(one, query.select?.includes("keyCredentials") === true),
      ),
  }),
];

/** The public key of a certificate comes only when the certificates were asked for by name. */
function applicationRow(one: Application, withKeys: boolean): Row {
  return {
    id: one.id,
    deletedDateTime: null,
    appId: one.appId,
    createdDateTime: graphDate(one.created),
    displayName: one.name,
    description: null,
    identifierUris: [],
    publisherDomain: COMPANY.domain,
    signInAudience: "AzureADMyOrg",
    tags: [],
    keyCredentials: one.certificates.map((certificate) => ({
      customKeyIdentifier: Buffer.from(certificate.keyId.slice(0, 20)).toString("base64"),
      ...credentialRow(certificate),
      key: withKeys ? Buffer.from(`public key of ${certificate.keyId}`).toString("base64") : null,
      type: "AsymmetricX509Cert",
      usage: "Verify",
    })),
    passwordCredentials: one.secrets.map((secret) => ({
      customKeyIdentifier: null,
      ...credentialRow(secret),
      hint: secret.keyId.slice(-3),
      secretText: null,
    })),
  };
}

function credentialRow({ keyId, name, from, ends }: Credential): Row {
  return {
    displayName: name,
    endDateTime: graphDate(ends, 23),
    keyId,
    startDateTime: graphDate(from),
  };
}

import type { StartingAnswers } from "./starting-answers.ts";

/** Where Microsoft tells what is new in Intune. */
const WHATS_NEW = "https://learn.microsoft.com/intune/intune-service/fundamentals/whats-new";

/** Plain data of intune-om.yaml. Secrets stand in it by the name of their variable. */
export function buildConfig(answers: StartingAnswers): Readonly<Record<string, unknown>> {
  const { tenant, mail, organisation } = answers;
  const from = { name: organisation, address: mail.from };
  return {
    version: 1,
    plan: "./plan.yaml",
    store: "./state/intune-om.db",
    timezone: answers.timeZone,
    locale: answers.language,
    tenants: [
      {
        id: "main",
        name: organisation,
        cloud: "global",
        auth: {
          type: "client-secret",
          tenantId: tenant.tenantId,
          clientId: tenant.clientId,
          secret: "env:OM_CLIENT_SECRET",
        },
      },
    ],
    feeds: [{ id: "intune-whats-new", kind: "whats-new", url: WHATS_NEW }],
    mail:
      mail.host === null
        ? { transport: "directory", path: "./outbox", from }
        : {
            transport: "smtp",
            host: mail.host,
            port: 587,
            security: "starttls",
            auth: { user: "env:OM_SMTP_USER", password: "env:OM_SMTP_PASSWORD" },
            from,
          },
  };
}

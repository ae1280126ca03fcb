import { z } from "zod";
import { findOriginFault, resolveCloud } from "./clouds.ts";
import { CLOUD_NAMES } from "./config.ts";
import type { AuthConfig, Cloud, TenantConfig } from "./config.ts";
import { checkedText, id, line, strict } from "./fields.ts";
import { filePath, secretRef } from "./paths.ts";

/** One entry of `tenants`, read into the model; `collectors` are the sources that may be switched. */
export function tenantSchema(folder: string, collectors: readonly string[]): z.ZodType<TenantConfig> {
  const switches = Object.fromEntries(collectors.map((name) => [name, z.boolean().optional()]));
  return strict({
    id: id("Names the tenant in commands, files and the store."),
    name: line("What reports call it.", 100),
    cloud: cloudSchema().optional(),
    auth: authSchema(folder),
    collectors: strict({ ...switches, exportJobs: exportJobsSchema().optional() })
      .meta({ description: "Switches collectors on or off; without one, its own default holds." })
      .optional(),
    beta: z
      .boolean()
      .meta({
        description:
          "Whether figures that only the beta version of Graph has may be asked for. Default true.",
      })
      .optional(),
  })
    .transform(({ collectors: { exportJobs = false, ...switched } = {}, ...raw }) => ({
      id: raw.id,
      name: raw.name,
      cloud: raw.cloud ?? resolveCloud("global"),
      auth: raw.auth,
      collectors: setSwitches(switched),
      beta: raw.beta ?? true,
      exportJobs,
    }))
    .meta({ description: "One Intune tenant." });
}

function exportJobsSchema(): z.ZodType<boolean> {
  return z.boolean().meta({
    description:
      "Whether the lists of a large fleet may be read by export jobs. They need a permission that also writes: DeviceManagementManagedDevices.ReadWrite.All. Default false.",
  });
}

function setSwitches(switches: Readonly<Record<string, boolean | undefined>>): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(switches).flatMap(([name, on]) => (on === undefined ? [] : [[name, on]])),
  );
}

/** A name of a cloud, or addresses of one's own. */
export function cloudSchema(): z.ZodType<Cloud> {
  const own = strict({
    graph: checkedText(
      { description: "Where Graph answers, without a path.", examples: ["https://graph.microsoft.com"] },
      findOriginFault,
    ),
    login: checkedText(
      {
        description: "Where sign-in answers. Needed unless auth.type is token.",
        examples: ["https://login.microsoftonline.com"],
      },
      findOriginFault,
    ).optional(),
  }).transform(({ graph, login }) => resolveCloud(login === undefined ? { graph } : { graph, login }));
  return z.union([z.enum(CLOUD_NAMES).transform((name) => resolveCloud(name)), own]).meta({
    description: "The cloud that holds the tenant: a name, or the addresses of one's own. Default global.",
  });
}

function authSchema(folder: string): z.ZodType<AuthConfig> {
  const tenantId = entraId("The directory (tenant) id, or one of its domains.");
  const clientId = entraId("The application (client) id.");
  return z
    .discriminatedUnion("type", [
      strict({
        type: z.literal("client-secret"),
        tenantId,
        clientId,
        secret: secretRef(folder, "The client secret."),
      }),
      strict({
        type: z.literal("client-certificate"),
        tenantId,
        clientId,
        certificate: secretRef(folder, "PEM with the certificate and its private key."),
      }),
      strict({ type: z.literal("managed-identity"), clientId: clientId.optional() }).transform(withoutAbsent),
      strict({
        type: z.literal("workload-identity"),
        tenantId,
        clientId,
        tokenFile: filePath(folder, "The file that holds the federated token."),
      }),
      strict({ type: z.literal("azure-cli"), tenantId: tenantId.optional() }).transform(withoutAbsent),
      strict({ type: z.literal("device-code"), tenantId, clientId }),
      strict({ type: z.literal("token"), token: secretRef(folder, "A bearer token for Graph.") }),
    ])
    .meta({ description: "How to sign in to Graph." });
}

/** Drops keys that were not given, so that "absent" has one form. */
function withoutAbsent<T extends object>(raw: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const given = Object.entries(raw).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}

/** A GUID or a domain: it becomes part of addresses. */
export function entraId(description: string): z.ZodType<string> {
  const note = { description, examples: ["00000000-0000-0000-0000-000000000000", "contoso.onmicrosoft.com"] };
  return checkedText(note, (text) =>
    /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(text)
      ? null
      : {
          message: "is no id of Microsoft Entra",
          fix: "Copy the id from the overview page of the app registration.",
        },
  );
}

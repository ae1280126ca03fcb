import type { TokenCredential } from "@azure/identity";
import {
  AzureCliCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DeviceCodeCredential,
  ManagedIdentityCredential,
  WorkloadIdentityCredential,
} from "@azure/identity";
import type { AuthConfig, Cloud, SecretRef } from "../config/config.ts";
import type { TokenRequest } from "./token-source.ts";

export interface IdentityDeps {
  readonly scope: string;
  readonly readSecret: (ref: SecretRef) => Promise<string>;
  readonly onDeviceCode?: (message: string) => void;
}

type IdentityAuth = Exclude<AuthConfig, { readonly type: "token" }>;

/**
 * Sign-in through Microsoft's identity library with one explicit credential. The library keeps tokens and
 * renews them in time, but has no way to be asked for a new one: a forced refresh opens a new credential,
 * except for a device code, which would ask the person again. A managed identity gets the old token even so: the
 * library keeps its tokens for the whole process, as the machine's endpoint does.
 */
export async function openIdentity(
  auth: IdentityAuth,
  cloud: Cloud,
  deps: IdentityDeps,
): Promise<(request: TokenRequest) => Promise<string>> {
  let credential = await create(auth, cloud, deps);
  return async ({ forceRefresh, signal }) => {
    if (forceRefresh === true && auth.type !== "device-code") credential = await create(auth, cloud, deps);
    const token = await credential.getToken(deps.scope, signal === undefined ? {} : { abortSignal: signal });
    if (token === null) throw new Error("The identity library gave no token.");
    return token.token;
  };
}

async function create(auth: IdentityAuth, cloud: Cloud, deps: IdentityDeps): Promise<TokenCredential> {
  // A cloud of one's own is unknown to Microsoft's directory of login hosts, so it must not be asked for there.
  const options = { authorityHost: cloud.login, disableInstanceDiscovery: cloud.name === "custom" };
  switch (auth.type) {
    case "client-secret":
      return new ClientSecretCredential(
        auth.tenantId,
        auth.clientId,
        await deps.readSecret(auth.secret),
        options,
      );
    case "client-certificate": {
      const certificate = await deps.readSecret(auth.certificate);
      return new ClientCertificateCredential(auth.tenantId, auth.clientId, { certificate }, options);
    }
    case "managed-identity":
      return auth.clientId === undefined
        ? new ManagedIdentityCredential()
        : new ManagedIdentityCredential({ clientId: auth.clientId });
    case "workload-identity":
      return new WorkloadIdentityCredential({
        ...options,
        tenantId: auth.tenantId,
        clientId: auth.clientId,
        tokenFilePath: auth.tokenFile,
      });
    case "azure-cli":
      return new AzureCliCredential(auth.tenantId === undefined ? {} : { tenantId: auth.tenantId });
    default:
      return new DeviceCodeCredential({
        ...options,
        tenantId: auth.tenantId,
        clientId: auth.clientId,
        userPromptCallback: ({ message }) => deps.onDeviceCode?.(message),
      });
  }
}

import { type ChannelConfig, OmError, type SecretReader, type TenantConfig } from "@intune-om/core/base";

/** A secret that work cannot do without, and whose it is. */
export interface NeededSecret {
  readonly of: string;
  readonly ref: Parameters<SecretReader>[0];
}

export function channelSecret(channel: ChannelConfig): NeededSecret {
  return { of: `channel ${channel.id}`, ref: channel.kind === "teams" ? channel.url : channel.secret };
}

/** What a tenant signs in with; nothing where the machine or a person does. */
export function signInSecret({ id, auth }: TenantConfig): readonly NeededSecret[] {
  const of = `tenant ${id}`;
  if (auth.type === "client-secret") return [{ of, ref: auth.secret }];
  if (auth.type === "client-certificate") return [{ of, ref: auth.certificate }];
  return auth.type === "token" ? [{ of, ref: auth.token }] : [];
}

/**
 * Reads them all and keeps none.
 * @throws OmError `secret.*` that names all of those that cannot be read
 */
export async function readSecrets(needed: readonly NeededSecret[], read: SecretReader): Promise<void> {
  const failed: { readonly of: string; readonly error: OmError }[] = [];
  for (const { of, ref } of needed) {
    await read(ref).catch((error: unknown) => {
      if (!(error instanceof OmError)) throw error;
      failed.push({ of, error });
    });
  }
  const [first] = failed;
  if (first === undefined) return;
  const text = failed.map(({ of, error }) => `${of}: ${error.message}`).join("; ");
  const hint = [...new Set(failed.map(({ error }) => error.hint))].join(" ");
  throw new OmError(text, { code: first.error.code, hint, cause: first.error });
}

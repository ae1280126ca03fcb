import {
  type Coverage,
  createSecretReader,
  messageOf,
  OmError,
  type SecretSources,
  type TenantConfig,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { type Finding, findingText } from "../output/finding.ts";
import { grantAll, tenantFindings } from "../output/tenant-findings.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { openTools, type Tools } from "../session/tools.ts";
import { tryStore } from "../session/try-store.ts";

/** What was found of one thing, and for a tenant the command that grants all that it misses. */
interface Chapter {
  readonly findings: readonly Finding[];
  readonly closing?: string;
}

/** `doctor`: tries everything that a scheduled run leans on, and says what to do about what fails. */
export const doctor: Action<{ readonly tenant?: string }> = async (context) => {
  const { output, signal } = context;
  const tools = await openTools(context);
  try {
    const chapters: Chapter[] = [{ findings: [inOrder(tools), await storeFinding(tools, context.env)] }];
    for (const tenant of tenantsOf(tools.config, context.options.tenant))
      chapters.push(await tryTenant(tools, tenant, signal));
    output.progress("Trying the mail server");
    chapters.push({ findings: [await tryMail(tools, signal), ...(await tryChannels(tools, signal))] });
    const findings = chapters.flatMap((chapter) => chapter.findings);
    output.result({ findings }, () => chapters.map(chapterText).join("\n"));
    return findings.every(({ ok }) => ok) ? EXIT.done : EXIT.failed;
  } finally {
    await tools.close();
  }
};

function inOrder({ config, plan }: Tools): Finding {
  return { check: "configuration", ok: true, detail: `${config.file} and ${plan.file} are in order` };
}

async function storeFinding({ config, clock }: Tools, env: SecretSources["env"]): Promise<Finding> {
  const options = { clock, readSecret: createSecretReader({ env }) };
  try {
    return { check: "store", ok: true, detail: await tryStore(config.store, options) };
  } catch (error) {
    return failed("store", error);
  }
}

async function tryTenant(tools: Tools, tenant: TenantConfig, signal: AbortSignal): Promise<Chapter> {
  const sources = await trySources(tools, tenant, signal);
  const feeds = (await tools.tryFeeds(tenant)).map((coverage) => feedFinding(tenant, coverage));
  const grant = grantAll(tenant, sources);
  return {
    findings: [...sources, ...feeds],
    ...(grant === null ? {} : { closing: grantText(tenant, grant) }),
  };
}

function grantText({ id }: TenantConfig, grant: string): string {
  return `\nTo grant what ${id} is missing:\n  ${grant.replaceAll(" && ", "\n  ")}\n`;
}

/** A sign-in that fails is one finding, and no other tenant's. */
async function trySources(
  tools: Tools,
  tenant: TenantConfig,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  try {
    return tenantFindings(tenant, await tools.probe(tenant));
  } catch (error) {
    signal.throwIfAborted();
    return [failed(`${tenant.id}/sign-in`, error)];
  }
}

function feedFinding(tenant: TenantConfig, entry: Coverage): Finding {
  const { source } = entry;
  const found = { check: `${tenant.id}/${source}`, source };
  if (entry.status === "complete") return { ...found, ok: true, state: "ok", detail: `${entry.count} items` };
  const detail = `${entry.status}: ${entry.reason}`;
  if (entry.status === "notConfigured") return { ...found, ok: true, state: "notConfigured", detail };
  const state = entry.status === "unreadable" ? "unreachable" : "refused";
  return { ...found, ok: false, state, detail, ...(entry.fix === undefined ? {} : { fix: entry.fix }) };
}

async function tryMail({ config, notifier }: Tools, signal: AbortSignal): Promise<Finding> {
  const check = `mail/${config.mail.transport}`;
  try {
    const notes: string[] = [];
    await (await notifier()).verify({ signal, onNote: (note) => notes.push(note) });
    return { check, ok: true, detail: notes.length === 0 ? "ready to take messages" : notes.join(" ") };
  } catch (error) {
    return failed(check, error);
  }
}

/** Each channel beside mail, as far as that goes without posting. */
async function tryChannels({ config, tryChannel }: Tools, signal: AbortSignal): Promise<readonly Finding[]> {
  return Promise.all(
    config.channels.map(async (channel): Promise<Finding> => {
      const check = `channels/${channel.id}`;
      try {
        return { check, ok: true, detail: await tryChannel(channel, signal) };
      } catch (error) {
        return failed(check, error);
      }
    }),
  );
}

function failed(check: string, error: unknown): Finding {
  const fix = error instanceof OmError ? { fix: error.hint } : {};
  return { check, ok: false, detail: messageOf(error), ...fix };
}

function chapterText({ findings, closing }: Chapter): string {
  return [...findings.map(findingText), ...(closing === undefined ? [] : [closing])].join("\n");
}

import { messageOf, OmError, type TenantConfig } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { pickTenant } from "../session/pick-tenant.ts";
import { openTools, type Tools } from "../session/tools.ts";
import { tryStore } from "../session/try-store.ts";

/** One thing that was tried. */
interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly fix?: string;
}

/** `doctor`: tries everything that a scheduled run leans on, and says what to do about what fails. */
export const doctor: Action<{ readonly tenant?: string }> = async (context) => {
  const { output, signal } = context;
  const tools = await openTools(context);
  try {
    const tenants = tenantsOf(tools, context.options.tenant);
    const findings = [inOrder(tools), await storeFinding(tools)];
    for (const tenant of tenants) findings.push(...(await tryTenant(tools, tenant)));
    output.progress("Trying the mail server");
    findings.push(await tryMail(tools, signal));
    output.result({ findings }, () => findings.map(line).join("\n"));
    return findings.every(({ ok }) => ok) ? EXIT.done : EXIT.failed;
  } finally {
    await tools.close();
  }
};

function tenantsOf({ config }: Tools, id: string | undefined): readonly TenantConfig[] {
  return id === undefined ? config.tenants : [pickTenant(config, id)];
}

function inOrder({ config, plan }: Tools): Finding {
  return { check: "configuration", ok: true, detail: `${config.file} and ${plan.file} are in order` };
}

async function storeFinding({ config, clock }: Tools): Promise<Finding> {
  try {
    return { check: "store", ok: true, detail: await tryStore(config.store, clock) };
  } catch (error) {
    return failed("store", error);
  }
}

async function tryTenant({ collect }: Tools, tenant: TenantConfig): Promise<readonly Finding[]> {
  try {
    const { coverage } = await collect(tenant);
    return coverage.map((entry): Finding => {
      const check = `${tenant.id}/${entry.source}`;
      if (entry.status === "complete") return { check, ok: true, detail: `${entry.count} rows` };
      const fix = "fix" in entry && entry.fix !== undefined ? { fix: entry.fix } : {};
      return {
        check,
        ok: entry.status === "notConfigured",
        detail: `${entry.status}: ${entry.reason}`,
        ...fix,
      };
    });
  } catch (error) {
    return [failed(`${tenant.id}/sign-in`, error)];
  }
}

async function tryMail({ config, notifier }: Tools, signal: AbortSignal): Promise<Finding> {
  const check = `mail/${config.mail.transport}`;
  try {
    await (await notifier()).verify({ signal });
    return { check, ok: true, detail: "ready to take messages" };
  } catch (error) {
    return failed(check, error);
  }
}

function failed(check: string, error: unknown): Finding {
  const fix = error instanceof OmError ? { fix: error.hint } : {};
  return { check, ok: false, detail: messageOf(error), ...fix };
}

function line({ check, ok, detail, fix }: Finding): string {
  return `${ok ? "ok  " : "FAIL"}  ${check}: ${detail}${fix === undefined ? "" : `\n      ${fix}`}`;
}

export { startDemoTenant, type DemoTenant } from "./demo-tenant.ts";
export type { DemoTenantOptions } from "./options.ts";
export type { Amendment } from "./http/amendments.ts";
export type { Fault } from "./http/faults.ts";
export { DEMO_GROUPS } from "./scenario/groups.ts";
export type { LoggedRequest } from "./http/handler.ts";
export type { PostedMail } from "./mail/mailbox-store.ts";
export {
  type CaughtMessage,
  type MailCatcher,
  type MailCatcherOptions,
  startMailCatcher,
} from "./mail-catcher.ts";

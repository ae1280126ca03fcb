import type { GivenText } from "../../locales/given-text.ts";

interface StartingText {
  readonly id: string;
  readonly title: GivenText;
}

/** Training that a plan begins with; the organisation adds where it is. */
export const STARTING_TRAINING: readonly (StartingText & {
  readonly roles: readonly string[];
  readonly validMonths: number;
  readonly covers: { readonly areas: readonly string[] };
})[] = [
  {
    id: "admin-center",
    title: { en: "Find your way in the admin center", sv: "Hitta i administrationscentret" },
    roles: ["intune-admin", "security-lead", "update-watcher"],
    validMonths: 12,
    covers: { areas: ["device-management", "device-configuration"] },
  },
  {
    id: "common-errors",
    title: { en: "Common errors and what to do first", sv: "Vanliga fel och vad man gör först" },
    roles: ["helpdesk-lead", "first-line"],
    validMonths: 12,
    covers: { areas: ["device-enrollment", "app-management"] },
  },
];

/** What somebody new in the team does. */
export const STARTING_STEPS: readonly (StartingText & {
  readonly roles: readonly string[];
  readonly withinDays: number;
  readonly module?: string;
})[] = [
  {
    id: "read-handbook",
    title: { en: "Read the O&M handbook", sv: "Läs O&M-handboken" },
    roles: ["om-owner", "intune-admin", "update-watcher", "security-lead", "helpdesk-lead", "first-line"],
    withinDays: 5,
  },
  {
    id: "learn-admin-center",
    title: { en: "Take the course on the admin center", sv: "Gå kursen om administrationscentret" },
    roles: ["intune-admin", "security-lead", "update-watcher"],
    withinDays: 30,
    module: "admin-center",
  },
  {
    id: "learn-common-errors",
    title: { en: "Take the course on common errors", sv: "Gå kursen om vanliga fel" },
    roles: ["helpdesk-lead", "first-line"],
    withinDays: 30,
    module: "common-errors",
  },
  {
    id: "enroll-a-device",
    title: { en: "Enroll a test device of each platform", sv: "Registrera en testenhet av varje plattform" },
    roles: ["helpdesk-lead", "first-line"],
    withinDays: 30,
  },
];

/** Who tells whom what; an audience that the plan does not get takes its entries with it. */
export const STARTING_COMMUNICATIONS: readonly (StartingText & {
  readonly audience: string;
  readonly owner: string;
  readonly channel: string;
  readonly cadence: string;
  readonly report?: string;
})[] = [
  {
    id: "tell-stakeholders",
    title: { en: "How Intune stands", sv: "Så står det till med Intune" },
    audience: "stakeholders",
    owner: "om-owner",
    channel: "mail",
    cadence: "weekly",
    report: "stakeholder-report",
  },
  {
    id: "talk-with-sponsor",
    title: { en: "Talk over targets, risks and resources", sv: "Samtal om mål, risker och resurser" },
    audience: "stakeholders",
    owner: "om-owner",
    channel: "meeting",
    cadence: "quarterly",
  },
  {
    id: "tell-administrators",
    title: { en: "What is about to change", sv: "Det här ska ändras" },
    audience: "administrators",
    owner: "update-watcher",
    channel: "mail",
    cadence: "weekly",
    report: "change-digest",
  },
  {
    id: "tell-helpdesk",
    title: { en: "What users will call about", sv: "Det här kommer användarna att ringa om" },
    audience: "helpdesk",
    owner: "helpdesk-lead",
    channel: "mail",
    cadence: "daily",
    report: "helpdesk-brief",
  },
  {
    id: "tell-users",
    title: { en: "News about your devices", sv: "Nytt om dina enheter" },
    audience: "pilot-users",
    owner: "communicator",
    channel: "intranet",
    cadence: "monthly",
  },
];

/** Who answers for which item of the checklist. */
export const STARTING_CHECKLIST: Readonly<Record<string, string>> = {
  "monitoring-applied": "intune-admin",
  "ready-for-alerts": "intune-admin",
  "admins-know-updates": "update-watcher",
  "helpdesk-knows-changes": "helpdesk-lead",
  "owners-named": "om-owner",
  "process-for-material": "trainer",
  "measures-and-reporting": "om-owner",
  "certificates-watched": "intune-admin",
  "uncovered-devices": "intune-admin",
};

export const STARTING_NAMES: Readonly<Record<string, GivenText>> = {
  stakeholders: { en: "Stakeholders", sv: "Intressenter" },
  administrators: { en: "Administrators", sv: "Administratörer" },
  helpdesk: { en: "Help desk", sv: "Supportavdelningen" },
  "pilot-users": { en: "Pilot users", sv: "Pilotanvändare" },
  "stakeholder-report": { en: "How Intune stands", sv: "Så står det till med Intune" },
  "admin-operations": { en: "Intune operations", sv: "Driftläget i Intune" },
  "change-digest": { en: "Changes in Intune", sv: "Ändringar i Intune" },
  "helpdesk-brief": { en: "Support brief for Intune", sv: "Supportinformation om Intune" },
  "user-news": { en: "What is changing on your devices", sv: "Det här ändras på dina enheter" },
  "first-contact": { en: "First contact about devices", sv: "Första kontakt om enheter" },
};

import type { Cadence, EvidenceKind, FocusArea } from "../../config/plan/plan.ts";
import type { GivenText } from "../../locales/given-text.ts";

export interface StartingRoutine {
  readonly id: string;
  readonly area: FocusArea;
  readonly cadence: Cadence;
  readonly role: string;
  readonly title: GivenText;
  readonly evidence?: {
    readonly kind: EvidenceKind;
    readonly reports?: readonly string[];
    readonly kpis?: readonly string[];
    readonly modules?: readonly string[];
  };
}

/** The work that a plan begins with, part by part. */
export const STARTING_ROUTINES: readonly StartingRoutine[] = [
  {
    id: "go-through-plan",
    area: "planning",
    cadence: "quarterly",
    role: "om-owner",
    title: { en: "Go through the plan and approve it anew", sv: "Gå igenom planen och godkänn den på nytt" },
    evidence: { kind: "document-review" },
  },
  {
    id: "ask-the-team",
    area: "planning",
    cadence: "quarterly",
    role: "om-owner",
    title: {
      en: "Ask everybody with a role whether it still fits",
      sv: "Fråga alla med en roll om den fortfarande stämmer",
    },
  },
  {
    id: "follow-targets",
    area: "planning",
    cadence: "monthly",
    role: "om-owner",
    title: { en: "Hold the figures against their targets", sv: "Jämför siffrorna med målen" },
    evidence: { kind: "metric", kpis: ["compliance_rate", "protection_coverage"] },
  },
  {
    id: "follow-risks",
    area: "planning",
    cadence: "monthly",
    role: "om-owner",
    title: { en: "Go through risks and late actions", sv: "Gå igenom risker och försenade åtgärder" },
  },
  {
    id: "report-to-stakeholders",
    area: "planning",
    cadence: "monthly",
    role: "om-owner",
    title: {
      en: "See that the stakeholders got their report",
      sv: "Se till att intressenterna har fått sin rapport",
    },
    evidence: { kind: "delivery-log", reports: ["stakeholder-report"] },
  },
  {
    id: "brief-helpdesk",
    area: "helpdesk",
    cadence: "weekly",
    role: "helpdesk-lead",
    title: {
      en: "Tell the help desk what users will notice this week",
      sv: "Berätta för supporten vad användarna märker i veckan",
    },
    evidence: { kind: "delivery-log", reports: ["helpdesk-brief"] },
  },
  {
    id: "compare-articles",
    area: "helpdesk",
    cadence: "monthly",
    role: "helpdesk-lead",
    title: {
      en: "Compare the month's errors with the articles there are",
      sv: "Jämför månadens fel med artiklarna som finns",
    },
  },
  {
    id: "call-failed-enrollments",
    area: "helpdesk",
    cadence: "daily",
    role: "first-line",
    title: {
      en: "Get in touch with users whose enrollment failed",
      sv: "Kontakta användare vars registrering misslyckades",
    },
  },
  {
    id: "try-escalation",
    area: "helpdesk",
    cadence: "yearly",
    role: "helpdesk-lead",
    title: {
      en: "Take a made-up case all the way to the vendor",
      sv: "Ta ett påhittat ärende hela vägen till leverantören",
    },
  },
  {
    id: "announce-changes",
    area: "awareness",
    cadence: "on-event",
    role: "communicator",
    title: {
      en: "Tell the users concerned before a change comes",
      sv: "Berätta för dem det gäller innan en ändring kommer",
    },
    evidence: { kind: "delivery-log" },
  },
  {
    id: "welcome-newcomers",
    area: "awareness",
    cadence: "weekly",
    role: "communicator",
    title: {
      en: "Welcome new employees and explain how devices are managed",
      sv: "Välkomna nyanställda och förklara hur enheter hanteras",
    },
  },
  {
    id: "ask-users",
    area: "awareness",
    cadence: "quarterly",
    role: "communicator",
    title: {
      en: "Ask some users what they have understood",
      sv: "Fråga några användare vad de har uppfattat",
    },
  },
  {
    id: "revise-material",
    area: "training",
    cadence: "on-event",
    role: "trainer",
    title: {
      en: "Revise the material when a feature that it shows changes",
      sv: "Revidera materialet när en funktion i det ändras",
    },
    evidence: { kind: "document-review" },
  },
  {
    id: "train-administrators",
    area: "training",
    cadence: "yearly",
    role: "trainer",
    title: {
      en: "Train the administrators in the admin center",
      sv: "Utbilda administratörerna i administrationscentret",
    },
    evidence: { kind: "training-record", modules: ["admin-center"] },
  },
  {
    id: "train-helpdesk",
    area: "training",
    cadence: "yearly",
    role: "trainer",
    title: { en: "Train the help desk in common errors", sv: "Utbilda supporten i vanliga fel" },
    evidence: { kind: "training-record", modules: ["common-errors"] },
  },
  {
    id: "look-at-health",
    area: "operations",
    cadence: "daily",
    role: "intune-admin",
    title: {
      en: "Look at the service's health and at what is about to end",
      sv: "Titta på tjänstens hälsa och på det som snart går ut",
    },
    evidence: { kind: "run-log" },
  },
  {
    id: "act-on-threats",
    area: "operations",
    cadence: "daily",
    role: "security-lead",
    title: { en: "Act on threats and unprotected devices", sv: "Agera på hot och oskyddade enheter" },
    evidence: { kind: "metric", kpis: ["active_threats", "protection_coverage"] },
  },
  {
    id: "follow-noncompliant",
    area: "operations",
    cadence: "weekly",
    role: "intune-admin",
    title: { en: "Follow up devices that are not compliant", sv: "Följ upp enheter som inte är kompatibla" },
    evidence: { kind: "metric", kpis: ["compliance_rate"] },
  },
  {
    id: "judge-updates",
    area: "operations",
    cadence: "weekly",
    role: "update-watcher",
    title: { en: "Decide what each announcement means here", sv: "Avgör vad varje avisering betyder här" },
    evidence: { kind: "acknowledgement" },
  },
  {
    id: "follow-deployments",
    area: "operations",
    cadence: "weekly",
    role: "om-owner",
    title: {
      en: "Hold policies and apps that are rolled out against the plan",
      sv: "Jämför principer och appar som distribueras med planen",
    },
  },
  {
    id: "renew-certificates",
    area: "operations",
    cadence: "monthly",
    role: "intune-admin",
    title: {
      en: "Renew certificates and tokens well before they end",
      sv: "Förnya certifikat och token i god tid innan de går ut",
    },
    evidence: { kind: "metric", kpis: ["expiry_margin"] },
  },
];

import type { GivenText } from "../../locales/given-text.ts";

export interface StartingRole {
  readonly id: string;
  readonly name: GivenText;
  readonly duty: GivenText;
}

/** The roles that a plan begins with; `om-owner` is always held, and has the work of those that nobody holds. */
export const STARTING_ROLES: readonly StartingRole[] = [
  {
    id: "om-owner",
    name: { en: "O&M owner", sv: "O&M-ansvarig" },
    duty: {
      en: "Keeps this plan, follows targets and risks, and reports to the stakeholders",
      sv: "Håller planen aktuell, följer mål och risker och rapporterar till intressenterna",
    },
  },
  {
    id: "intune-admin",
    name: { en: "Intune administrator", sv: "Intune-administratör" },
    duty: {
      en: "Looks after alerts, policies, apps and certificates in Intune",
      sv: "Tar hand om aviseringar, principer, appar och certifikat i Intune",
    },
  },
  {
    id: "update-watcher",
    name: { en: "Update watcher", sv: "Uppdateringsbevakare" },
    duty: {
      en: "Reads what is announced, decides what it means here and hands out the work",
      sv: "Läser det som aviseras, avgör vad det betyder här och fördelar arbetet",
    },
  },
  {
    id: "security-lead",
    name: { en: "Security lead", sv: "Säkerhetsansvarig" },
    duty: {
      en: "Acts on threats and on devices without protection",
      sv: "Agerar på hot och på enheter utan skydd",
    },
  },
  {
    id: "helpdesk-lead",
    name: { en: "Help desk lead", sv: "Ansvarig för supportavdelningen" },
    duty: {
      en: "Sees to it that the help desk knows of changes and has answers ready",
      sv: "Ser till att supportavdelningen känner till ändringar och har svar till hands",
    },
  },
  {
    id: "first-line",
    name: { en: "First line support", sv: "Första linjens support" },
    duty: {
      en: "Takes users' questions and solves what the articles cover",
      sv: "Tar emot användarnas frågor och löser det som artiklarna täcker",
    },
  },
  {
    id: "communicator",
    name: { en: "Communications owner", sv: "Kommunikationsansvarig" },
    duty: {
      en: "Approves and writes what users are told, and welcomes newcomers",
      sv: "Godkänner och skriver det som användarna får veta och välkomnar nyanställda",
    },
  },
  {
    id: "trainer",
    name: { en: "Training owner", sv: "Utbildningsansvarig" },
    duty: {
      en: "Keeps the training material in step with the product and follows who has been trained",
      sv: "Håller utbildningsmaterialet i takt med produkten och följer vilka som är utbildade",
    },
  },
  {
    id: "sponsor",
    name: { en: "Executive sponsor", sv: "Sponsor i ledningen" },
    duty: {
      en: "Decides on risks and resources, and stands behind the plan",
      sv: "Beslutar om risker och resurser och står bakom planen",
    },
  },
];

export const STARTING_ROLE_IDS: readonly string[] = STARTING_ROLES.map(({ id }) => id);

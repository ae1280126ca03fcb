import type { Letter } from "../compose/letter.ts";
import type { Person, Plan } from "../config/plan/plan.ts";
import { fill } from "../locales/fill.ts";
import { createFormatter } from "../locales/formatter.ts";
import { catalogues } from "../locales/index.ts";
import { BLADES, type Blade } from "../rounds/blades.ts";
import { cleanText } from "../text/clean-text.ts";
import type { AlertKind, DrillSeverity } from "./alert-kinds.ts";
import type { Called } from "./whom-to-call.ts";

/** Where in the admin center a real alert of each kind shows. */
const LOOK_AT: Readonly<Record<AlertKind, Blade>> = {
  "service-incident": "tenantStatus",
  "push-certificate-expiring": "connectors",
  "token-expiring": "connectors",
  "connector-unhealthy": "connectors",
  "active-threat": "antivirus",
  "compliance-drop": "compliance",
  "app-failing": "apps",
  "enrollment-failures": "monitor",
};

export interface DrillLetterInput {
  readonly drill: string;
  readonly kind: AlertKind;
  readonly severity: DrillSeverity;
  readonly targetMinutes: number;
  readonly at: Date;
  readonly startedBy: Person;
  readonly to: Person;
  readonly because: Called["because"];
  readonly plan: Plan;
}

/** A test alert to one person, in their language and time. That it is a test stands first everywhere. */
export function drillLetter(input: DrillLetterInput): Letter {
  const { drill, kind, severity, targetMinutes, at, to, plan } = input;
  const { drill: words } = catalogues[to.language];
  const { texts, mark } = words;
  const format = createFormatter(to.language, to.timeZone);
  const { title, text } = words.kinds[kind];
  const subject = fill(texts.subject, { mark, title });
  const command = `intune-om drill ack ${drill} --by ${to.id}`;
  return {
    locale: to.language,
    subject,
    organisation: cleanText(plan.organisation.name),
    title: subject,
    lead: { tone: "attention", text: texts.lead },
    paragraphs: [text, texts.practise],
    facts: [
      { label: texts.kind, value: title },
      { label: texts.severity, value: words.severity[severity] },
      { label: texts.sentAt, value: format.dateTime(at) },
      { label: texts.within, value: fill(texts.withinMinutes, { minutes: format.integer(targetMinutes) }) },
      { label: texts.number, value: drill },
    ],
    steps: [fill(texts.acknowledge, { command }), texts.look, texts.talk],
    stepsTitle: texts.stepsTitle,
    links: [{ text: texts.open, url: BLADES[LOOK_AT[kind]] }],
    linksTitle: texts.linksTitle,
    help: plan.supportContacts
      .filter(({ address, phone }) => address !== null || phone !== null)
      .map(({ name, address, phone, hours }) => [name, address, phone, hours?.[to.language] ?? null])
      .map((parts) => cleanText(parts.filter((part) => part !== null).join(", "))),
    helpTitle: texts.helpTitle,
    why: why(input),
  };
}

function why({ because, plan, to, startedBy }: DrillLetterInput): string {
  const { texts } = catalogues[to.language].drill;
  const organisation = cleanText(plan.organisation.name);
  if (because.kind === "asked") return fill(texts.whyAsked, { by: cleanText(startedBy.name) });
  if (because.kind === "route") return fill(texts.whyRoute, { organisation });
  const role = because.role.name[to.language];
  if (because.kind === "standsIn") {
    const name = cleanText(plan.people.find(({ id }) => id === because.for)?.name ?? because.for);
    return fill(texts.whyStandsIn, { name, role, organisation });
  }
  const text = because.kind === "holder" ? texts.whyHolder : texts.whyRoleDeputy;
  return fill(text, { role, organisation });
}

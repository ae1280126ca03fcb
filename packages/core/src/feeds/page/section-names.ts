/** What a section of a page is for, when its name tells. */
export type SectionRole = "category" | "notices" | "coming" | "end";

/**
 * Names of sections by role, English and Swedish, without case. Translated pages keep the English name in
 * the anchor, so the English names work there too, written as slugs are.
 */
const NAMES: Readonly<Record<SectionRole, readonly string[]>> = {
  category: [
    "App management",
    "Apphantering",
    "Device configuration",
    "Enhetskonfiguration",
    "Device enrollment",
    "Enhetsregistrering",
    "Device management",
    "Enhetshantering",
    "Device security",
    "Enhetssäkerhet",
    "Security",
    "Säkerhet",
    "Intune apps",
    "Intune-appar",
    "Monitor and troubleshoot",
    "Övervaka och felsöka",
    "Licensing",
    "Licensiering",
    "Role-based access control",
    "Rollbaserad åtkomstkontroll",
    "Scripts",
    "Scripting",
    "Skript",
    "Tenant administration",
    "Klientadministration",
    "Microsoft Intune Suite",
    "Conditional Access",
    "Villkorlig åtkomst",
    "Company Portal updates",
    "Uppdateringar av företagsportalen",
    "User interface",
    "Användargränssnitt",
    "Microsoft 365 Device Management",
    "Device compliance",
    "Enhetsefterlevnad",
  ],
  notices: [
    "Notices",
    "Important notices",
    "Meddelanden",
    "Viktiga meddelanden",
    "Plan for change",
    "Planera för ändring",
  ],
  coming: [
    "What's coming",
    "Whats coming",
    "What’s coming",
    "Kommande nyheter",
    "Coming soon",
    "Coming soon in the UI",
    "Kommande ändringar",
    "Kommer snart",
  ],
  end: [
    "See also",
    "Se även",
    "Next steps",
    "Nästa steg",
    "Related content",
    "Relaterat innehåll",
    "Related articles",
    "What's New archive",
    "Whats new archive",
    "Nyhetsarkiv",
    "Previous versions of Intune",
    "Feedback",
    "Tidigare versioner av Intune",
    "In this article",
    "I den här artikeln",
    "Additional resources",
    "Ytterligare resurser",
    "Tidigare månader",
    "Previous months",
    "Resources",
    "Previous releases",
  ],
};

/** Starts of headings that go on with the item above instead of being one, as notices have. */
const FOLLOW_UPS: readonly string[] = [
  "how does this",
  "how do i",
  "how will this",
  "how can you",
  "how can i",
  "how to prepare",
  "how integration",
  "what do i need",
  "what do you need",
  "what you need to do",
  "what can i do",
  "what should",
  "more information",
  "if you have",
  "when will this",
  "why is this",
  "hur påverkar",
  "hur kan",
  "vad kan jag",
  "vad behöver",
  "vad ska jag",
  "så här fungerar",
  "mer information",
  "om du har",
  "known issues",
  "kända problem",
];

const ROLE_BY_NAME: ReadonlyMap<string, SectionRole> = new Map(
  (["category", "notices", "coming", "end"] as const).flatMap((role) =>
    NAMES[role].flatMap((name) => [
      [name.toLowerCase(), role] as const,
      [name.toLowerCase().replace(/['’]/g, "").replaceAll(" ", "-"), role] as const,
    ]),
  ),
);

/** The role of a section by its text or its slug, or null when neither tells. */
export function sectionRole(text: string, slug: string): SectionRole | null {
  return ROLE_BY_NAME.get(text.toLowerCase()) ?? ROLE_BY_NAME.get(withoutNumber(slug)) ?? null;
}

/** A pattern that looks for its end from every dash on costs more than all else here. */
function withoutNumber(slug: string): string {
  const dash = slug.lastIndexOf("-");
  return dash >= 0 && /^\d{1,3}$/.test(slug.slice(dash + 1)) ? slug.slice(0, dash) : slug;
}

/** Whether a heading goes on with the item above. */
export function isFollowUp(text: string): boolean {
  const lower = text.toLowerCase();
  return FOLLOW_UPS.some((start) => lower.startsWith(start));
}

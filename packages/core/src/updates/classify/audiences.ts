import type { UpdateAudience, UpdateKind } from "../update.ts";
import { ADMIN_TITLES, HELPDESK_WORDS, USER_TITLES, USER_WORDS } from "./audience-words.ts";
import { phraseBook } from "./phrases.ts";

/** What a notice says that tells whom it has an effect on. */
export interface AudiencesTold {
  readonly kind: UpdateKind;
  /** Of a release of Windows, what sort of release it is. */
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly title: string;
  readonly summary: string;
}

/** Kinds that reach everybody, whatever their text says: who uses such a device notices. */
const FOR_EVERYBODY: ReadonlySet<UpdateKind> = new Set(["endOfSupport", "incident", "osRelease"]);
/** How much of a text tells whom it is for; what comes later is detail. In UTF-16 units. */
const START = 1_000;
const previews = phraseBook(["beta", "preview", "release candidate", "rc", "xprotect", "ESU", "ESUs"]);
const userTitles = phraseBook(USER_TITLES);
const adminTitles = phraseBook(ADMIN_TITLES);
const userWords = phraseBook(USER_WORDS);
const helpdesk = phraseBook(HELPDESK_WORDS);

/**
 * Whom a notice has an effect on. Those who run Intune always; those who use devices when it tells what they will see,
 * do, get or lose; those who help whenever users are, and when it is about their own work.
 */
export function audiencesOf(told: AudiencesTold): readonly UpdateAudience[] {
  if (reachesUsers(told)) return ["admin", "helpdesk", "user"];
  return helpdesk.isIn(`${told.title}\n${told.summary}`) ? ["admin", "helpdesk"] : ["admin"];
}

function reachesUsers({ kind, category, tags, title, summary }: AudiencesTold): boolean {
  if (FOR_EVERYBODY.has(kind)) return kind === "incident" || !previews.isIn(`${title}\n${category ?? ""}`);
  const isOfAdmins = adminTitles.isIn(title);
  const isTold = userWords.isIn(summary.slice(0, START));
  if (tags.some((tag) => tag.toLowerCase() === "user impact")) return isTold || !isOfAdmins;
  return !isOfAdmins && (isTold || userTitles.isIn(title));
}

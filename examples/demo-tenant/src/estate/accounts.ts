import { guid, hash } from "../random.ts";
import { type Person, personAt } from "./people.ts";
import type { Estate } from "./estate.ts";

/** A person as the directory knows them. */
export interface Account extends Person {
  readonly id: string;
  /** Null for those who have no mailbox. */
  readonly mail: string | null;
  readonly language: string | null;
  readonly enabled: boolean;
  readonly guest: boolean;
}

/** Most have Swedish, some English, and every sixth has chosen nothing. */
const LANGUAGES: readonly (string | null)[] = ["sv-SE", "sv-SE", "sv-SE", "en-GB", "sv-SE", null];

/**
 * The account of a person by number. Among those who were there before the story a few are disabled, guests, or
 * without a mailbox.
 */
export function accountOf({ seed, founding }: Pick<Estate, "seed" | "founding">, number: number): Account {
  const person = personAt(seed, number);
  const drawn = hash(seed, number, 241);
  const isOld = number < founding;
  const guest = isOld && drawn % 41 === 5;
  return {
    ...person,
    id: guid(seed, number, 99),
    mail: isOld && drawn % 29 === 3 ? null : mailOf(person, guest),
    language: LANGUAGES[drawn % LANGUAGES.length] ?? null,
    enabled: !isOld || drawn % 37 !== 7,
    guest,
  };
}

/** Capitals as people write their names, and the mailbox that a guest has at home. */
function mailOf({ upn }: Person, guest: boolean): string {
  const [local = "", domain = ""] = upn.split("@");
  const spelt = local.replace(/(^|[.-])[a-z]/g, (start) => start.toUpperCase());
  return guest ? `${local}@gast.example` : `${spelt}@${domain}`;
}

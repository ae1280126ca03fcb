/** What the provider says of a way around a fault: a sentence of its own, that there is none, or nothing. */
export type Workaround =
  | { readonly kind: "told"; readonly text: string }
  | { readonly kind: "none" }
  | { readonly kind: "silent" };

const LABEL = /^[\s>*-]*(?:work-?arounds?|tillfällig lösning)\s*:\s*(\S.{0,2000})/im;

const SIGNS =
  /\bwork-?arounds?\b|\bwork around\b|\bby-?pass(?:es|ed|ing)?\b|\b(?:may|can|could) (?:alternatively|instead)\b|\bas an? (?:alternative|interim)\b|\bin the (?:meantime|interim)\b|\btemporary (?:solution|mitigation|fix)\b|\b(?:users|admins|administrators) (?:may|can) (?:be able to )?(?:mitigate|avoid|alleviate)\b|\btillfällig lösning\b|\bkringgå\b/i;

/** That one is looked for, was hoped for or is not there. */
const DENIED =
  /\b(?:no|not|without|unable|isn't|aren't|don't|doesn't|ingen|inte)\b[^.,]{0,60}\b(?:work-?arounds?|work around|by-?pass|mitigation|alternative|lösning)|\bwork-?arounds?\b[^.]{0,40}\b(?:not|isn't|unavailable|inte)\b/i;
const SOUGHT =
  /\b(?:investigat|explor|identif|develop|look(?:ing)? (?:for|into)|work(?:ing)? (?:on|to)|determin|evaluat|assess|consider|undersök)\w*\b[^.,]{0,80}\b(?:work-?arounds?|by-?pass|mitigation|temporary|alternative|lösning)|(?<!\bas an? )\b(?:potential|possible) (?:work-?arounds?|mitigation|alternative)/i;
/** Who can do something, or that something is to be done. */
const DOES =
  /\b(?:users?|people|admins?|administrators?|customers?|organi[sz]ations?|you|devices?|användare\w*|administratörer\w*)\b[^.]{0,120}\b(?:can|may|could|should|must|able|kan|bör)\b|\b(?:can|may|should|kan|bör)\b[^.]{0,40}\b(?:users?|admins?|administrators?|you|användare\w*)\b|\bas an? (?:temporary |potential |possible )?(?:work-?around|alternative|interim)/i;

/**
 * Finds what a post tells users or administrators to do meanwhile. Only a sentence that says so counts: where the post
 * does not, nothing is made up.
 */
export function workaroundIn(text: string): Workaround {
  const labelled = LABEL.exec(text)?.[1]?.trim();
  if (labelled !== undefined && labelled !== "") {
    return /^(?:none|no\b|not\b|n\/a|ingen)/i.test(labelled)
      ? { kind: "none" }
      : { kind: "told", text: labelled };
  }
  const sentences = sentencesOf(text).filter((sentence) => SIGNS.test(sentence));
  const told = sentences.find(
    (sentence) => DOES.test(sentence) && !DENIED.test(sentence) && !SOUGHT.test(sentence),
  );
  if (told !== undefined) return { kind: "told", text: told };
  return sentences.some((sentence) => DENIED.test(sentence) && !SOUGHT.test(sentence))
    ? { kind: "none" }
    : { kind: "silent" };
}

function sentencesOf(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  return text
    .split("\n")
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim().slice(0, 2_000)));
}

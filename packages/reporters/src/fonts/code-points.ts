/** Code points whose glyph does not depend on their neighbours: Latin, Greek, Cyrillic, signs, CJK and Hangul. */
const PLAIN =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u052F\u1E00-\u1FFF\u2002-\u200A\u2010-\u2027\u202F-\u205E\u2070-\u20BF\u2100-\u2190\u219A-\u22FF\u3000-\u3029\u3030-\u3098\u309B-\u3163\u3165-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uFF01-\uFF9D\uFFFD]$/u;
const PLAIN_LATIN = /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u024F\u2010-\u2027]*$/;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u;
const JOINING = /[\p{Script=Arabic}\p{Script=Devanagari}]/u;
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]/u;
const PICTURE =
  /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}|[\u0023\u002A\u0030-\u0039]\uFE0F?\u20E3/u;

/** Whether a character stands for itself whatever is around it. */
export function isPlain(character: string): boolean {
  return PLAIN.test(character);
}

/** Whether a whole text is Latin letters and common signs: by far the most usual case. */
export function isPlainLatin(text: string): boolean {
  return PLAIN_LATIN.test(text);
}

/** Whether a character draws nothing by itself: joiners, variation selectors, tags. */
export function isInvisible(character: string): boolean {
  return INVISIBLE.test(character);
}

/** Whether a text belongs to a script written from right to left. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** Whether the letters of a text change their shape beside one another. */
export function isJoining(text: string): boolean {
  return JOINING.test(text);
}

/** Whether a line may break before and after a character without a space. */
export function isIdeograph(text: string): boolean {
  return IDEOGRAPH.test(text);
}

/** Whether a grapheme is meant as a picture rather than as text. */
export function isPicture(grapheme: string): boolean {
  return PICTURE.test(grapheme);
}

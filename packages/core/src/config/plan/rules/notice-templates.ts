import { NOTICE_PLACEHOLDERS, type Placeholders } from "../../../notices/placeholders.ts";
import { select, valueAt } from "../../path.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { suggest } from "../../suggest.ts";
import { NOTICE_KINDS } from "../notices.ts";
import { atValue, type PlanRule } from "./rule.ts";

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Texts of the organisation's own that name what nobody fills in, or do not say what the reader must know. */
export const findBadPlaceholders: PlanRule = (data) =>
  select(data, "notices.templates.*").flatMap(({ path, value }) => {
    const kind = NOTICE_KINDS.find((known) => known === valueAt(value, ["kind"]));
    if (kind === undefined) return [];
    const places = NOTICE_PLACEHOLDERS[kind];
    return [...findUnknown(path, value, places), ...findMissing(path, value, places)];
  });

function findUnknown(path: Path, template: unknown, { allowed }: Placeholders): readonly Finding[] {
  return textsOf(template).flatMap(({ path: inner, text }) =>
    [...text.matchAll(PLACEHOLDER)].flatMap(([whole, name = ""], index): Finding[] => {
      if (allowed.includes(name)) return [];
      const meant = suggest(name, allowed);
      const fix = `${meant === null ? "" : `Did you mean {${meant}}? `}Use ${allowed.map((word) => `{${word}}`).join(", ")}.`;
      const offset = offsetOf(text, whole, index);
      return [
        { ...atValue([...path, ...inner], `has the placeholder ${whole}, which is not known`, fix), offset },
      ];
    }),
  );
}

/** Each language is a text of its own: subject and body together must have what is required. */
function findMissing(path: Path, template: unknown, { required }: Placeholders): readonly Finding[] {
  const texts = textsOf(template);
  const bodies = texts.filter((entry) => entry.path[0] === "body");
  return bodies.flatMap((body) => {
    const subject = texts.find(
      (entry) => entry.path[0] === "subject" && (entry.language === body.language || entry.language === null),
    );
    const whole = `${subject?.text ?? ""}\n${body.text}`;
    const missing = required.filter((name) => !whole.includes(`{${name}}`));
    if (missing.length === 0) return [];
    const names = missing.map((name) => `{${name}}`).join(", ");
    return [
      atValue([...path, ...body.path], `lacks ${names}`, `Say it in the subject or the body: ${names}.`),
    ];
  });
}

interface TemplateText {
  readonly path: Path;
  /** Null for one text for every language. */
  readonly language: string | null;
  readonly text: string;
}

function textsOf(template: unknown): readonly TemplateText[] {
  return ["subject", "body"].flatMap((part): readonly TemplateText[] => {
    const value = valueAt(template, [part]);
    if (typeof value === "string") return [{ path: [part], language: null, text: value }];
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([language, text]) =>
      typeof text === "string" ? [{ path: [part, language], language, text }] : [],
    );
  });
}

/** Where the placeholder stands: the one with this number among all of the text. */
function offsetOf(text: string, whole: string, index: number): number {
  const at = [...text.matchAll(PLACEHOLDER)][index]?.index;
  return at ?? text.indexOf(whole);
}

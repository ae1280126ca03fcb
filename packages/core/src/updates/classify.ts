import { actByIn } from "./classify/act-by.ts";
import { areaOf } from "./classify/area.ts";
import { audiencesOf } from "./classify/audiences.ts";
import { kindOf } from "./classify/kind.ts";
import { languageOf } from "./classify/language.ts";
import { linksOf } from "./classify/links.ts";
import { platformsOf } from "./classify/platforms.ts";
import { severityOf } from "./classify/severity.ts";
import { versionsOf } from "./classify/versions.ts";
import type { ToldUpdate } from "./told-update.ts";
import type { Update, UpdateKind } from "./update.ts";

/** Kinds that only tell of something that is there to be had: a date in them is no deadline unless it says so. */
const OFFERS: ReadonlySet<UpdateKind> = new Set(["new", "osRelease", "incident"]);

/**
 * Works out from what a source tells what an update is, whom it touches and until when. What the source states as data
 * goes before what the words say. Pure, and quick for any text.
 */
export function classify(told: ToldUpdate): Update {
  const { key, source, title, summary, url, category, publishedAt, updatedAt, state, stage, aliases } = told;
  const text = `${title}\n${summary}`;
  const kind = kindOf(told);
  return {
    key,
    source,
    title,
    summary,
    url,
    platforms: platformsOf(told),
    category,
    publishedAt,
    updatedAt,
    actBy: told.actBy ?? actByIn({ title, summary, publishedAt, isOffer: OFFERS.has(kind) }),
    severity: severityOf(told.severity, text),
    state,
    kind,
    audiences: audiencesOf({ kind, category, tags: told.tags, title, summary }),
    area: areaOf(told),
    stage,
    language: languageOf(text),
    versions: told.versions ?? versionsOf({ title, summary, kind }),
    links: linksOf(text, told.links ?? [], url),
    aliases,
  };
}

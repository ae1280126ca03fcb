import type { Fields } from "../json/records.ts";
import { fieldsOf, isObject } from "../json/records.ts";
import { textIn, wordsIn } from "../json/values.ts";
import { httpAddress } from "../xml/http-address.ts";
import type { JsonForm, ReleaseContext } from "./json-form.ts";
import { noRelease } from "./json-form.ts";
import type { Release } from "./release.ts";
import { namedRelease } from "./release.ts";
import { releaseDate } from "./release-date.ts";

/** Vulnerabilities that are named one by one; the rest are counted. */
const NAMED = 20;

/**
 * Releases of one of Apple's systems, by version, as SOFA tells them: the versions with the releases of each, which
 * state what they mend. The build stands beside the newest of a version only, and leaves it when the next one comes:
 * it is no part of what a release is known by. Source: https://sofa.macadmins.io
 */
export const sofaVersions: JsonForm = {
  read: (root, context) => {
    const fields = isObject(root) ? fieldsOf(root) : new Map<string, unknown>();
    const versions = fields.get("osversions") ?? fields.get("appversions");
    if (!Array.isArray(versions)) return null;
    const entries: readonly unknown[] = versions;
    const releases: Release[] = [];
    for (const entry of entries) {
      const limit = context.limit - releases.length;
      if (limit <= 0) break;
      releases.push(
        ...(isObject(entry) ? releasesOf(fieldsOf(entry), { ...context, limit }) : noRelease(context.list)),
      );
    }
    return releases;
  },
};

function releasesOf(version: Fields, context: ReleaseContext): readonly Release[] {
  const listed = version.get("securityreleases");
  const entries: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const releases = entries
    .slice(0, context.limit)
    .map((entry) => (isObject(entry) ? fieldsOf(entry) : new Map<string, unknown>()));
  const latest = version.get("latest");
  const newest = isObject(latest) ? fieldsOf(latest) : null;
  const known = new Set(releases.map((release) => textIn(release, "productversion")));
  const missing = newest !== null && !known.has(textIn(newest, "productversion")) ? [newest] : [];
  // The newest is told by its number alone; its fellows say what it is a release of.
  const products = [...releases.map((release) => textIn(release, "productname")), calledBy(version)];
  const product = products.find((name) => name !== "") ?? "Apple";
  return [...missing, ...releases].flatMap((release) => {
    const name = nameOf(release, product);
    return name === "" ? noRelease(context.list) : [toRelease(name, release, context)];
  });
}

/** The name in `Tahoe 26` or `Safari 27`. */
function calledBy(version: Fields): string {
  return textIn(version, "osversion", "appversion").replace(/[\s\d.]+$/, "");
}

function nameOf(release: Fields, product: string): string {
  const name = textIn(release, "updatename", "name", "title");
  const number = textIn(release, "productversion");
  if (name !== "") return name;
  return number === "" ? "" : `${textIn(release, "productname") || product} ${number}`;
}

function toRelease(name: string, release: Fields, { list }: ReleaseContext): Release {
  const exploited = wordsIn(release, "activelyexploitedcves");
  const mended = countOf(release);
  const type = textIn(release, "releasetype");
  const named = exploited.slice(0, NAMED).join(", ");
  const more = exploited.length > NAMED ? ` and ${exploited.length - NAMED} more` : "";
  return namedRelease(name, {
    releasedAt: releaseDate(release, name, list),
    url: httpAddress(textIn(release, "securityinfo"), null),
    category: type === "" ? null : type,
    lines: [
      ...(mended === null ? [] : [`Vulnerabilities addressed: ${mended}`]),
      ...(exploited.length === 0 ? [] : [`Actively exploited: ${named}${more}`]),
    ],
    tags: [
      ...(mended === null || mended === 0 ? [] : ["Security"]),
      ...(exploited.length === 0 ? [] : ["Exploited"]),
    ],
  });
}

function countOf(release: Fields): number | null {
  const count = release.get("uniquecvescount");
  if (typeof count === "number") return count;
  const cves = release.get("cves");
  if (Array.isArray(cves)) return cves.length;
  return isObject(cves) ? Object.keys(cves).length : null;
}

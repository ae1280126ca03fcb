import type { NamedVersion } from "../../updates/update.ts";
import type { Fields } from "../json/records.ts";
import { fieldsOf, isObject, itemsIn } from "../json/records.ts";
import { textIn, wordsIn } from "../json/values.ts";
import { learnAnchor, slugOf } from "../page/slug.ts";
import { httpAddress } from "../xml/http-address.ts";
import type { JsonForm } from "./json-form.ts";
import { noRelease } from "./json-form.ts";
import type { Release } from "./release.ts";
import { releaseDate } from "./release-date.ts";

/**
 * Builds of Windows with their knowledge-base articles. The name of the feature release is missing at first for a new
 * one and comes later: product and build are what a release is known by.
 * Source: https://learn.microsoft.com/windows/release-health/windows11-release-information
 */
export const windowsBuilds: JsonForm = {
  read: (root, { list, limit }) => {
    const entries = itemsIn(root, isBuild);
    if (entries === null) return null;
    return entries.slice(0, limit).flatMap((entry) => {
      const fields = isObject(entry) ? fieldsOf(entry) : new Map<string, unknown>();
      const product = textIn(fields, "product");
      const build = textIn(fields, "build");
      if (product === "" || build === "") return noRelease(list);
      return [toRelease(product, build, fields, releaseDate(fields, `${product} ${build}`, list))];
    });
  },
};

function isBuild(fields: Fields): boolean {
  return (
    textIn(fields, "product") !== "" &&
    textIn(fields, "build") !== "" &&
    ["availabilitydate", "kbarticle", "servicingoption"].some((name) => fields.has(name))
  );
}

function toRelease(product: string, build: string, fields: Fields, releasedAt: Date | null): Release {
  // One tool has written the name of the field wrongly for years.
  const release = textIn(fields, "releaseid", "relaseid");
  const article = textIn(fields, "kbarticle");
  const type = textIn(fields, "releasetype");
  const options = wordsIn(fields, "servicingoption").join(", ");
  const isClient = /\bwindows\b/i.test(product) && !/\bserver\b/i.test(product);
  const version = release === "" ? "" : `, version ${release}`;
  return {
    title: `${product}${version}, build ${build}${article === "" ? "" : ` (${article})`}`,
    id: `${slugOf(learnAnchor(product)) || "windows"}:${build}`,
    platforms: /\bwindows\b/i.test(product) ? ["windows"] : [],
    system: true,
    versions: isClient ? versionOf(build) : [],
    isPreview: false,
    releasedAt,
    updatedAt: null,
    url: httpAddress(textIn(fields, "kburl"), null) ?? articleAddress(article),
    category: type === "" ? null : type,
    lines: [
      ...(type === "" ? [] : [`Release type: ${type}`]),
      ...(options === "" ? [] : [`Servicing: ${options}`]),
      ...(article === "" ? [] : [`Knowledge base: ${article}`]),
    ],
    tags: [],
  };
}

function versionOf(build: string): readonly NamedVersion[] {
  return /^\d{5}(?:\.\d{1,6})?$/.test(build) ? [{ platform: "windows", version: build, range: "exact" }] : [];
}

function articleAddress(article: string): string | null {
  const number = /^KB(\d{6,8})$/i.exec(article)?.[1];
  return number === undefined ? null : `https://support.microsoft.com/help/${number}`;
}

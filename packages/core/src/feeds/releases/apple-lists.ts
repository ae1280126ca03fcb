import type { Fields } from "../json/records.ts";
import { fieldsOf, isObject, itemsIn } from "../json/records.ts";
import { textIn, wordsIn } from "../json/values.ts";
import { httpAddress } from "../xml/http-address.ts";
import type { JsonForm } from "./json-form.ts";
import { noRelease } from "./json-form.ts";
import type { Release } from "./release.ts";
import { namedRelease } from "./release.ts";
import { releaseDate } from "./release-date.ts";

/** Releases one by one with platform, version and build, as lists of Apple's betas have them. */
export const appleBuilds: JsonForm = {
  read: (root, { list, limit }) => {
    const entries = itemsIn(root, isBuild);
    if (entries === null) return null;
    return entries.slice(0, limit).flatMap((entry) => {
      const fields = isObject(entry) ? fieldsOf(entry) : new Map<string, unknown>();
      const name =
        textIn(fields, "title", "name") ||
        `${textIn(fields, "platform")} ${textIn(fields, "version")}`.trim();
      if (name === "") return noRelease(list);
      const build = textIn(fields, "build");
      return [
        namedRelease(name, {
          ...(build === "" ? {} : { build }),
          releasedAt: releaseDate(fields, name, list),
          url:
            httpAddress(textIn(fields, "releasenotesurl", "url"), null) ??
            httpAddress(textIn(fields, "sourcecardurl", "downloadsurl"), null),
          category: textIn(fields, "platform") || null,
          lines: build === "" ? [] : [`Build: ${build}`],
          tags: [],
        }),
      ];
    });
  },
};

/** Apple's list of security releases, one by one. */
export const appleSecurityReleases: JsonForm = {
  read: (root, { list, limit }) => {
    const entries = itemsIn(root, isSecurityRelease);
    if (entries === null) return null;
    return entries.slice(0, limit).flatMap((entry) => {
      const fields = isObject(entry) ? fieldsOf(entry) : new Map<string, unknown>();
      const name = textIn(fields, "name");
      if (name === "") return noRelease(list);
      const mended = wordsIn(fields, "cves").length;
      return [
        namedRelease(name, {
          releasedAt: releaseDate(fields, name, list),
          url: httpAddress(textIn(fields, "url", "sourceurl"), null),
          category: textIn(fields, "ostype") || null,
          lines: [`Vulnerabilities addressed: ${mended}`],
          tags: mended === 0 ? [] : ["Security"],
        }),
      ];
    });
  },
};

/**
 * What Apple offers to devices now, by system. A list holds other systems' builds too: the devices tell which.
 * Source: https://gdmf.apple.com/v2/pmv
 */
export const appleOffers: JsonForm = {
  read: (root, { list, limit }) => {
    const sets = assetSets(root);
    if (sets.length === 0) return null;
    return sets.flatMap(({ system, entries }) =>
      entries.slice(0, limit).flatMap((entry): readonly Release[] => {
        const fields = isObject(entry) ? fieldsOf(entry) : new Map<string, unknown>();
        const number = textIn(fields, "productversion");
        const build = textIn(fields, "build");
        if (number === "") return noRelease(list);
        const name = `${systemOf(fields, system)} ${number}${build === "" ? "" : ` (${build})`}`;
        const expires = textIn(fields, "expirationdate");
        return [
          namedRelease(name, {
            ...(build === "" ? {} : { build }),
            releasedAt: releaseDate(fields, name, list),
            url: null,
            category: system,
            lines: expires === "" ? [] : [`Offered until: ${expires}`],
            tags: [],
          }),
        ];
      }),
    );
  },
};

function isBuild(fields: Fields): boolean {
  return textIn(fields, "platform") !== "" && textIn(fields, "version") !== "" && fields.has("build");
}

function isSecurityRelease(fields: Fields): boolean {
  return fields.has("ostype") && fields.has("releasedate") && textIn(fields, "name") !== "";
}

interface AssetSet {
  readonly system: string;
  readonly entries: readonly unknown[];
}

function assetSets(root: unknown): readonly AssetSet[] {
  const outer = isObject(root) ? fieldsOf(root) : new Map<string, unknown>();
  const data = outer.get("data");
  const fields = isObject(data) ? fieldsOf(data) : outer;
  return ["publicassetsets", "publicrapidsecurityresponses"].flatMap((name) => {
    const sets = fields.get(name);
    if (!isObject(sets)) return [];
    return Object.entries(sets).flatMap(([system, entries]) =>
      Array.isArray(entries) ? [{ system, entries }] : [],
    );
  });
}

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:iPhone|iPod)/, "iOS"],
  [/^iPad/, "iPadOS"],
  [/^Watch/, "watchOS"],
  [/^(?:AppleTV|AudioAccessory)/, "tvOS"],
  [/^(?:RealityDevice|Vision)/, "visionOS"],
];

/** The system, or systems, that the devices of a build run. */
function systemOf(fields: Fields, system: string): string {
  const devices = fields.get("supporteddevices");
  const names: readonly unknown[] = Array.isArray(devices) ? devices : [];
  const found = SYSTEMS.filter(([model]) =>
    names.some((name) => typeof name === "string" && model.test(name)),
  ).map(([, name]) => name);
  if (found.length === 0 || system === "macOS") return system;
  return found.join(` ${textIn(fields, "productversion")} and `);
}

import type { Ask } from "./alert-asks.ts";
import type { AlertWorld } from "./alert-fits.ts";
import { type AlertKind, pluginKind } from "./alert-kinds.ts";

/** An alert that there could be. */
export interface SampleAlert {
  readonly rule: string;
  readonly severity: string;
  readonly tenant: string;
  readonly platform: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** Stands for whatever nobody asks for. */
const OTHER = "\u0000";
/** More than these are not looked at: a plan that asks for so many things at once is judged by simpler means. */
const MOST = 50_000;

/**
 * Alerts enough that what some asks say of all these they say of every alert: for each rule all that its alerts can be,
 * as far as somebody asks for it, and what nobody asks for. Null when there would be too many.
 */
export function sampleAlerts(
  { kinds, kindsOf }: AlertWorld,
  asks: readonly Ask[],
  hasPlugins: boolean,
): readonly SampleAlert[] | null {
  const named = asks.flatMap(({ rule }) => [...(rule ?? [])].filter((id) => id.includes("/")));
  const strangers = kindsOf(new Set(named)) ?? [];
  const all = [...kinds, ...strangers, ...(hasPlugins ? [pluginKind({}, OTHER)] : [])];
  const asked = {
    tenants: [...unionOf(asks, "tenant"), OTHER],
    platforms: unionOf(asks, "platform"),
    labels: Map.groupBy(
      asks.flatMap(({ labels }) => [...labels]),
      ([name]) => name,
    ),
  };
  const samples: SampleAlert[] = [];
  for (const kind of all) {
    const labels = labelSets(kind, asked.labels);
    const platforms = platformsOf(kind, asked.platforms);
    const count = labels.length * platforms.length * kind.severities.length * asked.tenants.length;
    if (samples.length + count > MOST) return null;
    for (const severity of kind.severities)
      for (const tenant of asked.tenants)
        for (const platform of platforms)
          for (const own of labels)
            samples.push({ rule: kind.rule, severity, tenant, platform, labels: own });
  }
  return samples;
}

function unionOf(asks: readonly Ask[], part: "tenant" | "platform"): readonly string[] {
  return [...new Set(asks.flatMap((ask) => [...(ask[part] ?? [])]))];
}

/** Those that somebody asks for, and one that nobody does; of several, some alerts may be of none. */
function platformsOf({ platforms }: AlertKind, asked: readonly string[]): readonly string[] {
  if (platforms === null) return [...asked, OTHER];
  const wanted = platforms.filter((platform) => asked.includes(platform));
  return platforms.length === 1 && wanted.length === 1 ? wanted : [...wanted, OTHER];
}

/** Every way in which the labels that are asked for can be, also not there at all. */
function labelSets(
  { labels }: AlertKind,
  asked: ReadonlyMap<string, readonly (readonly [string, string])[]>,
): readonly ReadonlyMap<string, string>[] {
  let sets: readonly ReadonlyMap<string, string>[] = [new Map()];
  for (const [name, pairs] of asked) {
    if (labels !== null && !labels.has(name)) continue;
    const known = labels?.get(name) ?? null;
    const values = [...new Set(pairs.map(([, value]) => value))].filter(
      (value) => known === null || known.includes(value),
    );
    sets = sets.flatMap((set) => [set, ...values.map((value) => new Map([...set, [name, value]]))]);
    if (sets.length > MOST) return sets;
  }
  return sets;
}

import { daysBetween } from "../assess/days.ts";
import { platformName } from "../compose/parts/platform-names.ts";
import type { NoticeKind, Plan } from "../config/plan/plan.ts";
import type { Formatter } from "../locales/formatter.ts";
import type { Messages } from "../locales/en.ts";
import { cleanText } from "../text/clean-text.ts";
import type { Platform } from "../updates/update.ts";
import { fillTemplate } from "./fill-template.ts";
import { helpLines } from "./help.ts";
import type { MatterFacts, QuotedTitle, ToldDevice } from "./matter.ts";
import { firstOf } from "./recipients-of.ts";

/** What a notice to one person is written from. */
export interface NoticeText {
  readonly kind: NoticeKind;
  readonly facts: MatterFacts;
  readonly name: string;
  readonly devices: readonly ToldDevice[];
  readonly plan: Plan;
  readonly messages: Messages;
  readonly format: Formatter;
  readonly now: Date;
}

/** Names of devices that a text lists; more are counted. */
const MOST_NAMES = 5;

/** What the places of a text stand for, for one reader. Those that do not apply are empty, never missing. */
export function noticeValues(text: NoticeText): Readonly<Record<string, string>> {
  const { facts, devices, plan, messages, format, now } = text;
  const noDate = messages.notices.noDate;
  const day = (at: Date | null): string => (at === null ? noDate : format.date(at));
  const moment = (at: Date | null): string => (at === null ? noDate : format.dateTime(at));
  /** Of several devices every day, in the order of their names. */
  const days = (of: readonly (Date | null)[]): string => {
    const told = [...new Set(of.flatMap((at) => (at === null ? [] : [format.date(at)])))];
    return told.length === 0 ? noDate : format.list(told);
  };
  const names = deviceNames(text);
  const deadline = firstOf(devices.map(({ endsAt }) => endsAt));
  const lastSeen = firstOf(devices.map(({ lastSeenAt }) => lastSeenAt));
  const title = titleFor(text);
  return {
    name: cleanText(text.name, 100),
    organisation: plan.organisation.name,
    help: helpLines(plan, messages, format).join("\n"),
    title: cleanText((title?.title ?? "").replace(/^\s*\(updated\)\s*/i, ""), 300),
    link: title?.url ?? "",
    date: day(facts.dateAt),
    days: daysText(kindDays(deadline ?? facts.dateAt, lastSeen, now), format, messages),
    devices: names,
    device: names,
    platforms: platformText(text),
    system: systemText(text),
    version: format.list([...new Set(devices.map(({ osVersion }) => cleanText(osVersion, 40)))]),
    deadline: day(deadline),
    reason: [...new Set(devices.map((device) => reasonText(device, messages)))].join(" "),
    lastSeen: days(devices.map(({ lastSeenAt }) => lastSeenAt)),
    since: moment(facts.sinceAt),
    ended: moment(facts.endedAt),
    strategy: plan.newcomers.strategy?.[format.locale] ?? "",
    guides: guidesFor(text)
      .map((guide) => `${guide.text}: ${guide.url}`)
      .join("\n"),
  };
}

/** Microsoft's words in the reader's language where it has them, else in the one that it was told in. */
export function titleFor({ facts, format }: Pick<NoticeText, "facts" | "format">): QuotedTitle | null {
  return facts.titles.find(({ language }) => language === format.locale) ?? facts.titles[0] ?? null;
}

/** Why a device does not comply, as far as anybody here can tell. */
export function reasonText({ name, reason }: ToldDevice, { notices }: Messages): string {
  return fillTemplate(notices.reasons[reason ?? "unknown"], { device: cleanText(name, 100) });
}

/** The guides for the platforms that somebody has, those for every platform among them. */
export function guidesFor({
  plan,
  devices,
  format,
}: Pick<NoticeText, "plan" | "devices" | "format">): readonly {
  readonly text: string;
  readonly url: string;
}[] {
  const platforms = new Set(devices.map(({ platform }) => platform));
  return plan.newcomers.guides
    .filter(({ platform }) => platform === null || platforms.has(platform))
    .map(({ title, url }) => ({ text: title[format.locale], url }));
}

function deviceNames({ devices, messages, format }: NoticeText): string {
  const names = [...new Set(devices.map(({ name }) => cleanText(name, 100)))].filter((name) => name !== "");
  if (names.length === 0) return messages.notices.labels.devices.toLocaleLowerCase(format.locale);
  if (names.length <= MOST_NAMES) return format.list(names);
  const more = format.plural(names.length - MOST_NAMES, messages.digest.devices);
  return format.list([...names.slice(0, MOST_NAMES), more]);
}

/** The platforms that the reader has, as people who use them say: what else it touches is nothing to them. */
function platformText({ facts, devices, messages, format }: NoticeText): string {
  const own = new Set(devices.flatMap(({ platform }) => platform ?? []));
  const platforms: readonly Platform[] = own.size > 0 ? [...own] : facts.platforms;
  const { plainPlatform, texts } = messages.digest;
  return platforms.length === 0
    ? texts.everyPlatform
    : format.list([...platforms].sort().map((platform) => plainPlatform[platform]));
}

/** The versions whose support ends, of the reader's own platforms. */
function systemText({ facts, devices, messages, format }: NoticeText): string {
  const own = new Set(devices.map(({ platform }) => platform));
  const shown = facts.versions.filter(({ platform }) => own.size === 0 || own.has(platform));
  const names = (shown.length === 0 ? facts.versions : shown).map(({ platform, range, version }) =>
    fillTemplate(messages.notices.versions[range], { system: platformName(platform), version }),
  );
  return format.list([...new Set(names)]);
}

/** Days until a day ahead, or since one that has been. */
function kindDays(ahead: Date | null, behind: Date | null, now: Date): number | null {
  if (behind !== null) return Math.max(0, Math.floor(daysBetween(behind, now)));
  return ahead === null ? null : Math.max(0, Math.ceil(daysBetween(now, ahead)));
}

function daysText(days: number | null, format: Formatter, { notices }: Messages): string {
  return days === null ? notices.noDate : format.plural(days, notices.report.days);
}

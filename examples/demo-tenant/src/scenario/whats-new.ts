import { at, type Calendar, DAY_MS } from "./calendar.ts";

interface Item {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  /** Weeks before the week of day 0; negative weeks come later. */
  readonly week: number;
  readonly text: string;
  readonly platforms: readonly string[];
}

const ITEMS: readonly Item[] = [
  item(
    "39120417",
    -1,
    "Device management",
    "Ask a group of Windows devices for their logs in one step",
    ["Windows 11"],
    "You can now collect diagnostics from up to one hundred Windows devices at a time. Each device uploads its files at its next check-in.",
  ),
  item(
    "38877105",
    -1,
    "Device configuration",
    "New settings for declarative updates on Apple devices",
    ["iOS/iPadOS 18 and later", "macOS 15 and later"],
    "The settings catalog has new settings for how an update is announced and how often it may be put off.",
  ),
  item(
    "38650222",
    0,
    "App management",
    "See why a Win32 app was not detected",
    ["Windows"],
    "The installation details of a Win32 app now show which detection rule was not met, with the value that was found on the device.",
  ),
  item(
    "38511940",
    0,
    "Device enrollment",
    "Enrollment time grouping for Android Enterprise fully managed devices",
    ["Android Enterprise"],
    "Devices can join a static group while they enroll, so that apps and policies arrive before the user signs in.",
  ),
  item(
    "38404876",
    0,
    "Device security",
    "Antivirus reports show the age of signatures",
    ["Windows", "macOS"],
    "The report of unhealthy endpoints has a column for the age of the signatures, which can be sorted and exported.",
  ),
  item(
    "38290051",
    1,
    "Device management",
    "Compliance for Ubuntu 24.04 in the settings catalog",
    ["Linux (Ubuntu Desktop 24.04 LTS)"],
    "Compliance policies for Linux now accept Ubuntu 24.04 as the lowest version.",
  ),
  item(
    "38117763",
    1,
    "Monitor and troubleshoot",
    "Failed enrollments can be filtered by platform",
    ["Android", "iOS/iPadOS", "macOS", "Windows"],
    "The page of incomplete enrollments has a filter for the platform and keeps it while you move between pages.",
  ),
  item(
    "37990618",
    2,
    "Role-based access control",
    "A permission of its own for remote lock",
    [],
    "Remote lock can be given to the help desk without the other remote actions. See [Roles](../fundamentals/role-based-access-control.md).",
  ),
  item(
    "37801544",
    2,
    "App management",
    "Updates of volume-purchased apps can wait for a maintenance window",
    ["iOS/iPadOS", "macOS"],
    "> [!NOTE]\n> The setting works for device-licensed apps only.\n\nApps bought in volume update within the hours that you choose.",
  ),
];

/** The what's-new page as it reads on a day: front matter, weeks with the newest first, categories, items. */
export function whatsNewPage(calendar: Calendar, day: number): string {
  const weeks = [...Map.groupBy(ITEMS, ({ week }) => week)]
    .filter(([week]) => mondayOf(calendar, week) <= at(calendar, day, 6))
    .sort(([left], [right]) => left - right);
  const newest = weeks[0]?.[0] ?? 0;
  return [
    head(mondayOf(calendar, newest)),
    ...weeks.map(([week, items]) => weekText(calendar, week, items)),
  ].join("\n");
}

function weekText(calendar: Calendar, week: number, items: readonly Item[]): string {
  const heading = `## Week of ${longDate(mondayOf(calendar, week))}${week === 0 ? " (Service release 2610)" : ""}\n`;
  const categories = [...Map.groupBy(items, ({ category }) => category)];
  const sections = categories.map(([category, own]) => `### ${category}\n\n${own.map(itemText).join("\n")}`);
  return `${heading}\n${sections.join("\n")}`;
}

function itemText({ id, title, text, platforms }: Item): string {
  const applies =
    platforms.length === 0 ? "" : `\nApplies to:\n\n${platforms.map((one) => `- ${one}\n`).join("")}`;
  return `#### ${title}<!-- ${id} -->\n\n${text}\n${applies}`;
}

function head(modified: number): string {
  const [year, month, date] = new Date(modified).toISOString().slice(0, 10).split("-");
  return `---
title: What's new in Microsoft Intune
description: A page made for the demo tenant in the layout of the real one.
ms.date: ${month}/${date}/${year}
ms.topic: whats-new
---

# What's new in Microsoft Intune

Changes of the demo tenant's service, week by week. None of them is real.

<!-- Common categories:

### App management
### Device management

-->
`;
}

function mondayOf(calendar: Calendar, week: number): number {
  const weekday = (new Date(calendar.start).getUTCDay() + 6) % 7;
  return calendar.start - (weekday + week * 7) * DAY_MS;
}

function longDate(ms: number): string {
  return new Date(ms).toLocaleDateString("en-US", {
    month: "long",
    day: "2-digit",
    year: "numeric",
    timeZone: "UTC",
  });
}

function item(
  id: string,
  week: number,
  category: string,
  title: string,
  platforms: readonly string[],
  text: string,
): Item {
  return { id, week, category, title, platforms, text };
}

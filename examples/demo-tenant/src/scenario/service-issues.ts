import { at, type Calendar, nowOf } from "./calendar.ts";

/** An incident or advisory as its provider tells it on a day. Enum values carry the service's capitals. */
export interface ServiceIssue {
  readonly id: string;
  readonly title: string;
  readonly service: string;
  readonly feature: string;
  readonly featureGroup: string;
  readonly classification: "Incident" | "Advisory";
  readonly status: string;
  readonly impact: string;
  readonly start: number;
  readonly end: number | null;
  readonly modified: number;
  readonly resolved: boolean;
  readonly posts: readonly Post[];
}

interface Post {
  readonly time: number;
  readonly type: "Regular" | "Quick" | "Strategic";
  readonly text: string;
}

interface Chapter {
  readonly day: number;
  readonly hour: number;
  readonly status: string;
  readonly type?: Post["type"];
  readonly text: string;
}

interface Story {
  readonly id: string;
  readonly title: string;
  readonly service: string;
  readonly feature: string;
  readonly featureGroup: string;
  readonly classification: ServiceIssue["classification"];
  readonly impact: string;
  /** Set back in time by the provider: earlier than the first post. */
  readonly started: readonly [day: number, hour: number];
  readonly chapters: readonly Chapter[];
}

const RESOLVED = ["ServiceRestored", "PostIncidentReviewPublished", "FalsePositive", "Resolved"];

/** Every issue that has a post by now, those with the newest post first. */
export function serviceIssues(calendar: Calendar, day: number): readonly ServiceIssue[] {
  const now = nowOf(calendar, day);
  return STORIES.flatMap((story) => tell(story, calendar, now)).sort(
    (left, right) => right.modified - left.modified,
  );
}

function tell(story: Story, calendar: Calendar, now: number): readonly ServiceIssue[] {
  const told = story.chapters.filter((chapter) => at(calendar, chapter.day, chapter.hour) <= now);
  const last = told.at(-1);
  if (last === undefined) return [];
  const done = told.find((chapter) => RESOLVED.includes(chapter.status));
  const { chapters: _chapters, started, ...kept } = story;
  return [
    {
      ...kept,
      status: last.status,
      start: at(calendar, ...started),
      end: done === undefined ? null : at(calendar, done.day, done.hour - 0.5),
      modified: at(calendar, last.day, last.hour),
      resolved: done !== undefined,
      posts: told.map((chapter) => ({
        time: at(calendar, chapter.day, chapter.hour),
        type: chapter.type ?? "Regular",
        text: chapter.text,
      })),
    },
  ];
}

const INTUNE = { service: "Microsoft Intune", featureGroup: "Microsoft Intune" } as const;

const STORIES: readonly Story[] = [
  {
    ...INTUNE,
    id: "IT912406",
    title: "Some devices are late to check in and to receive policies",
    feature: "Device Management",
    classification: "Incident",
    impact:
      "Devices served from Northern Europe may check in several hours late, so new policies and apps arrive late.",
    started: [3, 13.75],
    chapters: [
      {
        day: 4,
        hour: 4.6,
        status: "Investigating",
        type: "Quick",
        text: "<p>We are looking into reports that devices check in late. The next message follows within one hour.</p>",
      },
      {
        day: 4,
        hour: 5.5,
        status: "ServiceDegradation",
        text:
          "<p><b>What we know:</b> a queue in Northern Europe grows faster than it is emptied since yesterday afternoon.</p>" +
          "<p><b>What we do:</b> we move part of the traffic to another region &amp; watch the queue.</p>",
      },
      {
        day: 5,
        hour: 5.4,
        status: "RestoringService",
        text: "<p>The queue is half as long as yesterday. As a workaround, users can synchronise by hand: their devices receive their policies at once.</p>",
      },
      {
        day: 6,
        hour: 4.8,
        status: "ServiceRestored",
        text: "<p>The queue is empty and check-ins are on time again. No action is needed on devices.</p>",
      },
      {
        day: 9,
        hour: 3,
        status: "PostIncidentReviewPublished",
        type: "Strategic",
        text: "<p>The review is published: a change of configuration halved the number of workers. The change is now checked before it goes out.</p>",
      },
    ],
  },
  {
    ...INTUNE,
    id: "IT909118",
    title: "App installation figures may be up to a day old",
    feature: "Reporting",
    classification: "Advisory",
    impact: "Admins may see figures of the previous day in the app installation reports.",
    started: [-4, 7],
    chapters: [
      {
        day: -3,
        hour: 8,
        status: "ServiceDegradation",
        text: "<p>Some figures in app reports are collected late. Installations themselves are not affected.</p>",
      },
      {
        day: 3,
        hour: 2,
        status: "ExtendedRecovery",
        text: "<p>The repair is being rolled out and takes about nine days.</p>",
      },
      {
        day: 12,
        hour: 3,
        status: "ServiceRestored",
        text: "<p>All figures are collected on time again.</p>",
      },
    ],
  },
  {
    ...INTUNE,
    id: "IT897750",
    title: "Admins could not open the page of enrollment restrictions",
    feature: "Administration",
    classification: "Incident",
    impact: "The page stayed empty for some admins.",
    started: [-20, 9],
    chapters: [
      {
        day: -20,
        hour: 11,
        status: "ServiceDegradation",
        text: "<p>The page stays empty for some admins.</p>",
      },
      {
        day: -19,
        hour: 9,
        status: "FalsePositive",
        text: "<p>The page worked; a browser extension hid it.</p>",
      },
    ],
  },
  {
    id: "EX1187321",
    service: "Exchange Online",
    featureGroup: "E-Mail timely delivery",
    feature: "E-Mail timely delivery",
    title: "Mail with large attachments may be delayed",
    classification: "Incident",
    impact: "Messages above 10 MB may arrive up to forty minutes late.",
    started: [1, 6],
    chapters: [
      { day: 1, hour: 20, status: "ServiceDegradation", text: "<p>Large messages wait in a queue.</p>" },
      { day: 2, hour: 4, status: "ServiceRestored", text: "<p>The queue is empty.</p>" },
    ],
  },
  {
    id: "TM1190054",
    service: "Microsoft Teams",
    featureGroup: "Teams Components",
    feature: "Teams Components",
    title: "Presence may be shown late",
    classification: "Advisory",
    impact: "Users may see the presence of others some minutes late.",
    started: [2, 0],
    chapters: [
      {
        day: 2,
        hour: 5,
        status: "InvestigationSuspended",
        text: "<p>We wait for more reports before we go on.</p>",
      },
    ],
  },
];

/** The services whose health the tenant is shown. */
export const SERVICES: readonly { readonly id: string; readonly service: string }[] = [
  { id: "Exchange", service: "Exchange Online" },
  { id: "OrgLiveID", service: "Microsoft Entra" },
  { id: "OSDPPlatform", service: "Microsoft 365 suite" },
  { id: "Intune", service: "Microsoft Intune" },
  { id: "microsoftteams", service: "Microsoft Teams" },
  { id: "SharePoint", service: "SharePoint Online" },
];

import { at, type Calendar, DAY_MS, nowOf } from "./calendar.ts";

/** A message-center post as it stands on a day. */
export interface Message {
  readonly id: string;
  readonly title: string;
  readonly category: "preventOrFixIssue" | "planForChange" | "stayInformed";
  readonly severity: "normal" | "high" | "critical";
  readonly tags: readonly string[];
  readonly major: boolean;
  readonly services: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly modified: number;
  readonly actionBy: number | null;
  readonly summary: string;
  readonly body: string;
}

interface Draft
  extends Pick<
    Message,
    "id" | "title" | "category" | "severity" | "tags" | "major" | "services" | "summary" | "body"
  > {
  /** Day and hour of publication. */
  readonly published: readonly [day: number, hour: number];
  readonly actionDay: number | null;
  readonly edit?: {
    readonly published: readonly [day: number, hour: number];
    readonly actionDay: number | null;
    readonly tags: readonly string[];
    readonly summary: string;
    readonly notice: string;
  };
}

/** The posts published by now, newest change first. With hostile names one post carries markup that attacks. */
export function messages(calendar: Calendar, day: number, hostile: boolean): readonly Message[] {
  const now = nowOf(calendar, day);
  return [...DRAFTS, ...(hostile ? [HOSTILE] : [])]
    .filter((draft) => at(calendar, ...draft.published) <= now)
    .map((draft) => publish(draft, calendar, now))
    .sort((left, right) => right.modified - left.modified);
}

function publish(draft: Draft, calendar: Calendar, now: number): Message {
  const start = at(calendar, ...draft.published);
  const { published: _published, actionDay, edit, ...kept } = draft;
  const base = { ...kept, start, end: start + 180 * DAY_MS };
  const deadline = (onDay: number | null): number | null => (onDay === null ? null : at(calendar, onDay, 8));
  if (edit === undefined || at(calendar, ...edit.published) > now) {
    return { ...base, modified: start + 1_800_000, actionBy: deadline(actionDay) };
  }
  return {
    ...base,
    title: `(Updated) ${draft.title}`,
    tags: edit.tags,
    summary: edit.summary,
    body: `<p>${edit.notice}</p>${draft.body}`,
    modified: at(calendar, ...edit.published),
    actionBy: deadline(edit.actionDay),
  };
}

const LEARN = "https://learn.microsoft.com/intune";

const DRAFTS: readonly Draft[] = [
  {
    id: "MC1288104",
    title: "Plan for Change: Company Portal will need iOS/iPadOS 18 or later",
    category: "planForChange",
    severity: "normal",
    tags: ["User impact", "Admin impact"],
    major: true,
    services: ["Microsoft Intune"],
    published: [-12, 18.2],
    actionDay: 58,
    summary:
      "The Company Portal app will support iOS/iPadOS 18 and later only. Update older devices in time.",
    body:
      "<p>Later this year the Company Portal app and app protection will support <b>iOS/iPadOS 18</b> and later.</p>" +
      "<p>[How this will affect your organization:]</p><p>Devices with an older version stay enrolled, but their users " +
      "cannot install new versions of the app, &amp; new enrollments are refused.</p>" +
      `<p>[What you need to do to prepare:]</p><ul><li>Look for devices below version 18 in <a href="${LEARN}/devices" ` +
      'target="_blank">the device list</a>.</li><li>Ask their users to update.</li></ul>',
    edit: {
      published: [5, 1.4],
      actionDay: 89,
      tags: ["Updated message", "User impact", "Admin impact"],
      summary:
        "The date has moved by a month. The Company Portal app will support iOS/iPadOS 18 and later only.",
      notice: "Updated: we have moved the date by a month to give you more time.",
    },
  },
  {
    id: "MC1291377",
    title: "Microsoft Intune: deadlines for Windows quality updates can follow the device's time zone",
    category: "stayInformed",
    severity: "normal",
    tags: ["New feature", "Admin impact"],
    major: false,
    services: ["Microsoft Intune"],
    published: [1, 2.5],
    actionDay: null,
    summary: "A new setting lets update deadlines follow the local time of each Windows device.",
    body:
      "<p>Update rings gain a setting that lets deadlines follow the local time of the device instead of UTC.</p>" +
      `<p>Nothing changes unless you switch it on. <a href="${LEARN}/updates">Read more</a>.</p>`,
  },
  {
    id: "MC1292650",
    title: "Action required: update the Intune Connector for Active Directory",
    category: "preventOrFixIssue",
    severity: "high",
    tags: ["Admin impact"],
    major: false,
    services: ["Microsoft Intune"],
    published: [2, 3.75],
    actionDay: 24,
    summary:
      "Connectors older than the current version stop working. Windows Autopilot with hybrid join then fails.",
    body:
      "<p>Connectors that sign in with the machine account will stop working at the date above.</p><ol><li>Install the " +
      `new connector from <a href="${LEARN}/enrollment/connector">the enrollment page</a>.</li><li>Remove the old one.</li></ol>` +
      "<p>Until then Windows devices enroll as before.</p>",
  },
  {
    id: "MC1294021",
    title: "Plan for Change: Android 12 and earlier leave support for personal work profiles",
    category: "planForChange",
    severity: "normal",
    tags: ["Retirement", "User impact"],
    major: true,
    services: ["Microsoft Intune"],
    published: [6, 1],
    actionDay: 120,
    summary: "Android 13 will be the lowest version for devices with a work profile.",
    body:
      "<p>Android 13 becomes the lowest supported version for devices with a personally owned work profile.</p>" +
      "<p>Devices below it keep working, but new features do not reach them.</p>",
  },
  {
    id: "MC1294809",
    title: "Windows: Secure Boot certificates are renewed through Windows Update and Intune",
    category: "planForChange",
    severity: "high",
    tags: ["Admin impact", "User impact"],
    major: true,
    services: ["Windows", "Microsoft Intune"],
    published: [8, 4],
    actionDay: 45,
    summary:
      "Older Secure Boot certificates end. Devices that take updates receive the new ones by themselves.",
    body:
      "<p>Windows devices receive new Secure Boot certificates with the monthly updates.</p><p>Devices that are " +
      "switched off for long should be updated before the date.</p>",
  },
  {
    id: "MC1286900",
    title: "Microsoft Teams: meeting notes move to a new place",
    category: "stayInformed",
    severity: "normal",
    tags: ["User impact"],
    major: false,
    services: ["Microsoft Teams"],
    published: [-6, 12],
    actionDay: null,
    summary: "Meeting notes are shown beside the chat.",
    body: "<p>Meeting notes move to a place beside the chat.</p>",
  },
  {
    id: "MC1295533",
    title: "SharePoint Online: new look of the start page",
    category: "stayInformed",
    severity: "normal",
    tags: ["New feature", "User impact"],
    major: false,
    services: ["SharePoint Online"],
    published: [7, 2],
    actionDay: null,
    summary: "The start page of sites has a new look.",
    body: "<p>The start page gets a new look.</p>",
  },
];

const HOSTILE: Draft = {
  id: "MC1280666",
  title: "</title><script>alert(1)</script> Test of markup\u202E",
  category: "stayInformed",
  severity: "normal",
  tags: ["<b>tag</b>"],
  major: false,
  services: ["Microsoft Intune"],
  published: [-3, 3],
  actionDay: null,
  summary: '=HYPERLINK("http://evil.example","x")',
  body:
    '<p onclick="alert(1)">Text<script>alert(1)</script><img src="http://evil.example/pixel.gif" onerror="alert(1)">' +
    '<a href="javascript:alert(1)">link</a><style>*{display:none}</style></p>',
};

import type { Letter } from "../compose/letter.ts";
import { cleanText } from "../text/clean-text.ts";
import type { NoticeText } from "./notice-values.ts";

type Values = Readonly<Record<string, string>>;
type Facts = Letter["facts"];

/** Devices of a reader that get a line of their own. */
const MOST_DEVICES = 10;

/** What, when and which device, as lines of name and value. */
export function noticeFacts(text: NoticeText, values: Values): Facts {
  const { labels } = text.messages.notices;
  const line = (label: keyof typeof labels, value: string | undefined): Facts =>
    value === undefined || value === "" ? [] : [{ label: labels[label], value }];
  const devices = text.devices.length === 0 ? [] : line("devices", values["devices"]);
  switch (text.kind) {
    case "change":
      return [...devices, ...line("when", values["date"])];
    case "end-of-support":
      return [...devices, ...line("system", values["system"]), ...line("when", values["date"])];
    case "grace-period":
      return text.devices.length > 1
        ? perDevice(text)
        : [...devices, ...line("deadline", values["deadline"])];
    case "stale-device":
      return text.devices.length > 1
        ? perDevice(text)
        : [...devices, ...line("lastSeen", values["lastSeen"])];
    case "incident":
      return [...devices, ...line("since", values["since"])];
    case "incident-end":
      return [...line("since", values["since"]), ...line("ended", values["ended"])];
    default:
      return devices;
  }
}

/** Each device with its own day. */
function perDevice({ devices, messages, format }: NoticeText): Facts {
  const { labels, noDate } = messages.notices;
  return devices.slice(0, MOST_DEVICES).map(({ name, endsAt, lastSeenAt }) => {
    const at = endsAt ?? lastSeenAt;
    const label = lastSeenAt === null ? labels.deadline : labels.lastSeen;
    return { label: cleanText(name, 100), value: `${label}: ${at === null ? noDate : format.date(at)}` };
  });
}

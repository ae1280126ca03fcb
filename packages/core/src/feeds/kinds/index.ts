import type { FeedKind } from "../feed.ts";
import { feedKind } from "./feed.ts";
import { jsonFeedKind } from "./json-feed.ts";
import { messageCenterKind } from "./message-center.ts";
import { osReleasesKind } from "./os-releases.ts";
import { serviceHealthKind } from "./service-health.ts";
import { whatsNewKind } from "./whats-new.ts";

/** Every kind of page or feed that can be read. A new kind is one file beside these and one line here. */
export const feedKinds: readonly FeedKind[] = [
  whatsNewKind,
  messageCenterKind,
  serviceHealthKind,
  osReleasesKind,
  jsonFeedKind,
  feedKind,
];

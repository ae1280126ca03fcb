import { itemNotFound } from "../http/answer.ts";
import { collectionAnswer, type Row } from "../odata/collection.ts";
import { entityAnswer } from "../odata/entity.ts";
import { hash } from "../random.ts";
import { graphDate } from "../scenario/calendar.ts";
import { type Message, messages } from "../scenario/messages.ts";
import { BOTH, type GraphCall, type Route } from "./route.ts";

const MESSAGE_READ = ["ServiceMessage.Read.All"];
const MESSAGE = [
  "id",
  "startDateTime",
  "endDateTime",
  "lastModifiedDateTime",
  "title",
  "details",
  "category",
  "severity",
  "tags",
  "isMajorChange",
  "actionRequiredByDateTime",
  "services",
  "hasAttachments",
  "attachmentsArchive",
  "viewPoint",
  "body",
];

export const serviceMessageRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "admin/serviceAnnouncement/messages",
    type: "serviceUpdateMessage",
    permissions: MESSAGE_READ,
    answer(call) {
      const facts = {
        context: "admin/serviceAnnouncement/messages",
        type: "serviceUpdateMessage",
        properties: MESSAGE,
        filterable: [
          "id",
          "services",
          "category",
          "severity",
          "isMajorChange",
          "startDateTime",
          "endDateTime",
          "lastModifiedDateTime",
          "actionRequiredByDateTime",
          "tags",
        ],
        pageSize: 100,
      };
      return collectionAnswer(messagesOf(call).map(messageRow), facts, call);
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "admin/serviceAnnouncement/messages/{}",
    type: "serviceUpdateMessage",
    permissions: MESSAGE_READ,
    answer(call) {
      const message = messagesOf(call).find(({ id }) => id === call.keys[0]);
      if (message === undefined) throw itemNotFound();
      return entityAnswer(
        messageRow(message),
        { context: "admin/serviceAnnouncement/messages", type: "serviceUpdateMessage" },
        call,
      );
    },
  },
];

function messagesOf(call: GraphCall): readonly Message[] {
  return messages(call.world.estate.calendar, call.world.day, call.settings.hostileNames);
}

function messageRow(message: Message): Row {
  return {
    startDateTime: graphDate(message.start),
    endDateTime: graphDate(message.end),
    lastModifiedDateTime: graphDate(message.modified, spiceOf(message.id)),
    title: message.title,
    id: message.id,
    category: message.category,
    severity: message.severity,
    tags: message.tags,
    isMajorChange: message.major,
    actionRequiredByDateTime: message.actionBy === null ? null : graphDate(message.actionBy),
    services: message.services,
    hasAttachments: false,
    viewPoint: null,
    details: [
      { name: "Summary", value: message.summary },
      { name: "Platforms", value: "Online, World tenant" },
    ],
    body: { contentType: "html", content: message.body },
  };
}

function spiceOf(id: string): number {
  return hash(0, Number(id.replace(/\D/g, "")));
}

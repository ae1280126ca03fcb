import type { ServiceRuleId } from "../../alerts/rule-ids.ts";
import type { RuleTexts } from "../alert-messages.ts";

export const serviceRulesSv: Readonly<Record<ServiceRuleId, RuleTexts>> = {
  "service-incident": {
    name: "service-incident",
    one: "{entity}",
    many: { one: "#", other: "#" },
    action: "service-incident",
    steps: ["service-incident"],
  },
  "service-advisory": {
    name: "service-advisory",
    one: "{entity}",
    many: { one: "#", other: "#" },
    action: "service-advisory",
    steps: ["service-advisory"],
  },
  "message-action": {
    name: "message-action",
    one: "{entity}",
    many: { one: "#", other: "#" },
    action: "message-action",
    steps: ["message-action"],
  },
  "update-without-owner": {
    name: "update-without-owner",
    one: "{entity}",
    many: { one: "#", other: "#" },
    action: "update-without-owner",
    steps: ["update-without-owner"],
  },
  "approval-waiting": {
    name: "approval-waiting",
    one: "{entity}",
    many: { one: "#", other: "#" },
    action: "approval-waiting",
    steps: ["approval-waiting"],
  },
  "policy-changed": {
    name: "policy-changed",
    one: "{entity}",
    many: { one: "#", other: "#" },
    action: "policy-changed",
    steps: ["policy-changed"],
  },
  "source-unreadable": {
    name: "source-unreadable",
    one: "{entity}",
    many: { one: "#", other: "#" },
    action: "source-unreadable",
    steps: ["source-unreadable"],
  },
  "report-undelivered": {
    name: "report-undelivered",
    one: "{entity}",
    many: { one: "#", other: "#" },
    action: "report-undelivered",
    steps: ["report-undelivered"],
  },
};

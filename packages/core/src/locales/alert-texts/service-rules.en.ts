import type { ServiceRuleId } from "../../alerts/rule-ids.ts";
import type { RuleTexts } from "../alert-messages.ts";

export const serviceRulesEn: Readonly<Record<ServiceRuleId, RuleTexts>> = {
  "service-incident": {
    name: "Incident of the service",
    one: "Incident in Intune: {entity}",
    many: { one: "# incident in Intune is open", other: "# incidents in Intune are open" },
    action:
      "Tell the help desk what users may notice, and change nothing in Intune until the incident is over.",
    actionMany:
      "Tell the help desk what users may notice, and change nothing in Intune until the incidents are over.",
    steps: [
      "Open Tenant administration > Tenant status > Service health and message center, and read the newest post.",
      "Find out whether your users notice it, and on which platforms.",
      "Give the help desk a text: what does not work, whom it concerns, what to do meanwhile, when there is more to say.",
      "Put off deployments and changes of policies that lean on what is disturbed.",
      "Look at alerts of the same time as symptoms: they often end with the incident.",
      "When it is over, see that devices check in again, and tell the help desk.",
    ],
  },
  "service-advisory": {
    name: "Advisory of the service",
    one: "Advisory for Intune: {entity}",
    many: { one: "# advisory for Intune is open", other: "# advisories for Intune are open" },
    action: "Read the advisory, and decide whether it concerns your users.",
    actionMany: "Read the advisories, and decide which of them concern your users.",
    steps: [
      "Open Tenant administration > Tenant status > Service health and message center, and read the newest post.",
      "See whether you use what it is about, and whether there is a workaround.",
      "If users notice it: give the help desk a text with the workaround.",
      "Acknowledge the alert with a note if it is no matter for you.",
    ],
  },
  "message-action": {
    name: "Message center: action required",
    one: "{entity}: act by {date}",
    over: "{entity}: was due on {date}",
    many: {
      one: "# post of the message center asks for action by a date that is near or has passed",
      other: "# posts of the message center ask for action by dates that are near or have passed",
    },
    action: "Do what post {detail} asks for by {date}, or see to it that somebody does.",
    actionOver:
      "What post {detail} asks for was due on {date}: see whether it is done, and do it now if it is not.",
    actionMany: "Do what each post asks for by its date, those that are overdue at once.",
    steps: [
      "Run `intune-om updates show {key}`, and read the post and how many devices it touches.",
      "Open the post in the message center: dates move, and text is added.",
      "Agree on who does what until when, and note it with `intune-om updates assign {key} --to PERSON --by YOUR-ID`.",
      "Tell the help desk and the users if they notice the change.",
      "When all is done, or it is no matter for you, close it with `intune-om updates close {key} --as done --by YOUR-ID`: that ends the alert.",
    ],
  },
  "update-without-owner": {
    name: "Announced change that nobody has taken on",
    one: "Not taken on or not assessed: {entity}",
    many: {
      one: "# announced change has not been taken on",
      other: "# announced changes have not been taken on",
    },
    action: "Read the announcement and assess it: give it an owner, or say why it is not relevant.",
    actionMany: "Read the announcements and assess them: give each an owner, or say why it is not relevant.",
    steps: [
      "Run `intune-om updates list --open` to see every announcement that waits, with owner and day.",
      "Read what it changes, for which platforms and from when.",
      "Give it an owner, or close it as not relevant with the reason.",
      "If many wait: see whether the plan names an update watcher, and whether that person is there.",
      "Add a rule under updates in the plan for what always goes to the same person.",
    ],
  },
  "approval-waiting": {
    name: "Change that waits for approval",
    one: "A change has waited for its approval: {value}",
    many: { one: "# change waits for its approval", other: "# changes wait for their approval" },
    lapsed: "The request no longer waits: it was decided or withdrawn, or it has lapsed.",
    action: "Let a second administrator decide about the request before it lapses.",
    actionMany: "Let a second administrator decide about the requests before they lapse.",
    steps: [
      "Open Tenant administration > Multi Admin Approval > Received requests, and read what the request changes and why.",
      "Ask whoever made it if anything is unclear. Nobody may approve a request of their own.",
      "Approve or reject it, with a note.",
      "After an approval, whoever made the request must complete it: until then nothing changes.",
      "If requests often wait: see that the group of approvers has enough people, and that they hear of requests.",
    ],
  },
  "policy-changed": {
    name: "Policy changed from outside the team",
    one: "{entity} was changed by somebody outside the team ({detail})",
    many: {
      one: "# policy change by somebody outside the team",
      other: "# policy changes by somebody outside the team",
    },
    action: "Find out who made the change and why; if nobody knows, treat it as an attack.",
    actionMany: "Find out who made each change and why; what nobody knows of is to be treated as an attack.",
    steps: [
      "Open Tenant administration > Audit logs, find the entry by its time, and read what was changed from what to what.",
      "Ask the person, or the owner of the application, whether the change was meant.",
      "If nobody knows of it: block the account, end its sessions, and call the security lead at once.",
      "Take the change back if it was wrong, and see which devices have it already.",
      "If it was right and will happen again: add the account under alerts.team in the plan.",
      "See in the roles of Intune whether the account should be able to do this.",
    ],
  },
  "source-unreadable": {
    name: "Source that cannot be read",
    one: "{entity} could not be read in full",
    many: { one: "# source could not be read in full", other: "# sources could not be read in full" },
    action: "Run `intune-om doctor`, and do what it says about the source.",
    actionMany: "Run `intune-om doctor`, and do what it says about each source.",
    steps: [
      "Read in the table why it could not be read and what to do.",
      "Run `intune-om doctor`: it tries the sign-in and each permission.",
      "A permission that lacks: run `intune-om permissions`, add it to the app in the Microsoft Entra admin center, and let an administrator grant it.",
      "A network fault: see that the proxy and the firewall let the addresses of Microsoft Graph and of the feeds through.",
      "A source that the organization does not use: switch its collector off in intune-om.yaml.",
      "Until it can be read, alerts that lean on it are unknown: nobody is told of anything new there.",
    ],
  },
  "report-undelivered": {
    name: "Report that did not reach everybody",
    one: "The report {entity} did not reach {value} of its recipients",
    many: {
      one: "# report did not reach everybody",
      other: "# reports did not reach everybody",
    },
    lapsed: "The report is no longer planned, or has no schedule any more.",
    action:
      "See in the table whom the report did not reach, mend the address or the mail server, and send it again.",
    actionMany:
      "See in the log of deliveries whom the reports did not reach, mend the addresses or the mail server, and send them again.",
    steps: [
      "Run `intune-om deliveries list` to see the state of each delivery and the answer of the mail server.",
      "Rejected: see whether the address is right in the plan, and whether the person still has the mailbox.",
      "Unknown: ask one of the recipients whether it arrived before you send it again.",
      "Several at once: run `intune-om doctor`, which tries the mail server.",
      "Send again with `intune-om deliveries retry`. The alert ends when the next run reaches everybody.",
    ],
  },
};

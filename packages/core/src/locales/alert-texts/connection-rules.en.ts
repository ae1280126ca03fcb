import type { ConnectionRuleId } from "../../alerts/rule-ids.ts";
import type { RuleTexts } from "../alert-messages.ts";

export const connectionRulesEn: Readonly<Record<ConnectionRuleId, RuleTexts>> = {
  "apple-push-certificate": {
    name: "Apple push certificate",
    one: "The Apple push certificate ends in {value}",
    over: "The Apple push certificate ended {value} ago",
    many: {
      one: "# Apple push certificate is about to end",
      other: "# Apple push certificates are about to end",
    },
    action: "Renew the Apple push certificate, with the same Apple account that it was made with.",
    steps: [
      "Open Devices > Enrollment > Apple > Apple MDM push certificate, and note the Apple account and the subject id.",
      "Download the certificate signing request there.",
      "Sign in to the Apple Push Certificates Portal (identity.apple.com/pushcert) with that very account, and choose Renew on the certificate with the same subject id. Do not create a new one: every Apple device would have to be enrolled anew.",
      "Upload the new certificate in Intune, enter the Apple account, and see that the end lies a year ahead.",
      "Synchronize one iPhone or iPad, and see that it checks in.",
      "If it has ended already: renew at once all the same, and tell the help desk that Apple devices get nothing until then.",
    ],
  },
  "vpp-token": {
    name: "Apple volume purchase token",
    one: "The volume purchase token {entity} ends in {value}",
    over: "The volume purchase token {entity} ended {value} ago",
    many: {
      one: "# volume purchase token is about to end",
      other: "# volume purchase tokens are about to end",
    },
    action:
      "Download a new token for the location in Apple Business Manager, and upload it over the old one.",
    actionMany:
      "Download a new token for the location of each in Apple Business Manager, and upload it over the old one.",
    steps: [
      "Open Tenant administration > Connectors and tokens > Apple VPP tokens, and note the Apple account and the location of the token.",
      "Sign in to Apple Business Manager with an account that may manage apps there, and download the content token of the same location.",
      "Edit the token in Intune and upload the file. Do not delete the old one: its apps would lose their assignments.",
      "Synchronize the token, and see that its state is valid and its end lies a year ahead.",
      "If it has ended already: tell the help desk that apps bought through Apple are neither installed nor updated.",
    ],
  },
  "vpp-token-sync": {
    name: "Apple volume purchase token that is not synchronized",
    one: "The volume purchase token {entity} is not synchronized",
    many: {
      one: "# volume purchase token is not synchronized",
      other: "# volume purchase tokens are not synchronized",
    },
    lapsed: "A token that has ended has an alert of its own. It is not synchronized either.",
    action: "Synchronize the token by hand, and read what Intune says about it.",
    actionMany: "Synchronize the tokens by hand, and read what Intune says about each.",
    steps: [
      "Open Tenant administration > Connectors and tokens > Apple VPP tokens, choose the token and synchronize it.",
      "If the state is invalid: download a new token in Apple Business Manager and upload it over the old one.",
      "If it is assigned to another service: find out who uses it there, because a token can belong to one service alone.",
      "If Apple Business Manager asks to accept new terms: let an administrator there accept them, then synchronize again.",
      "Look at Apple's system status and at Tenant administration > Tenant status for an incident before you change more.",
    ],
  },
  "ade-token": {
    name: "Token for automated device enrollment",
    one: "The enrollment token {entity} ends in {value}",
    over: "The enrollment token {entity} ended {value} ago",
    many: { one: "# enrollment token is about to end", other: "# enrollment tokens are about to end" },
    action: "Download a new server token in Apple Business Manager, and upload it over the old one.",
    actionMany:
      "Download a new server token for each in Apple Business Manager, and upload it over the old one.",
    steps: [
      "Open Devices > Enrollment > Apple > Enrollment program tokens, and note the Apple account and the name of the server.",
      "Sign in to Apple Business Manager with an account that may manage servers there, and download a new token for the same server.",
      "Choose Renew token in Intune and upload the file. Do not delete the old token: its profiles and devices would go with it.",
      "Synchronize, and see that the end lies a year ahead and that the devices are still there.",
      "If it has ended already: tell whoever hands out devices that new ones cannot be enrolled automatically.",
    ],
  },
  "ade-token-sync": {
    name: "Token for automated device enrollment that is not synchronized",
    one: "The enrollment token {entity} is not synchronized",
    many: {
      one: "# enrollment token is not synchronized",
      other: "# enrollment tokens are not synchronized",
    },
    lapsed:
      "A token that has ended, or waits for Apple's new terms, has an alert of its own. It is not synchronized either.",
    action: "Synchronize the token by hand, and read the error that Intune shows.",
    actionMany: "Synchronize the tokens by hand, and read the error that Intune shows for each.",
    steps: [
      "Open Devices > Enrollment > Apple > Enrollment program tokens, choose the token, and synchronize under Devices.",
      "Read the error there. An invalid token is renewed with a new one from Apple Business Manager.",
      "Sign in to Apple Business Manager and see whether new terms wait, or whether the server was removed.",
      "Look at Apple's system status and at Tenant administration > Tenant status for an incident.",
      "Tell whoever hands out devices that what was bought lately is not in Intune yet.",
    ],
  },
  "apple-terms": {
    name: "Apple's terms",
    one: "Apple's new terms are not accepted ({entity})",
    many: {
      one: "Apple's new terms are not accepted for # token",
      other: "Apple's new terms are not accepted for # tokens",
    },
    action: "Let an administrator of Apple Business Manager sign in there and accept the new terms.",
    steps: [
      "Find out who has the administrator role in Apple Business Manager: nobody else can accept the terms.",
      "Let that person sign in at business.apple.com, read the terms and accept them.",
      "Open Devices > Enrollment > Apple > Enrollment program tokens, choose the token and synchronize it.",
      "See that the error is gone. Devices that were bought meanwhile arrive with this synchronization.",
      "Tell whoever hands out devices: until then no new Apple device comes to Intune by itself.",
    ],
  },
  "android-binding": {
    name: "Managed Google Play",
    one: "The binding to managed Google Play does not work",
    many: {
      one: "# binding to managed Google Play does not work",
      other: "# bindings to managed Google Play do not work",
    },
    action:
      "Open managed Google Play in the admin center, and see whether the binding holds and when it was last synchronized.",
    steps: [
      "Open Tenant administration > Connectors and tokens > Managed Google Play, and read the status and the last synchronization.",
      "Start a synchronization there, and wait for a quarter of an hour.",
      "If the credentials are not valid: sign in with the Google account that the binding was made with, and renew it.",
      "Do not unbind: every Android Enterprise device would lose its management.",
      "Look at the status of Google's services and at Tenant administration > Tenant status for an incident.",
      "Tell the help desk that Android devices may not enroll or get apps.",
    ],
  },
  "certificate-connector": {
    name: "Certificate connector",
    one: "The certificate connector {entity} is silent",
    many: { one: "# certificate connector is silent", other: "# certificate connectors are silent" },
    action: "Look at the server of the certificate connector: is it on, and do its services run?",
    actionMany: "Look at the servers of the certificate connectors: are they on, and do their services run?",
    steps: [
      "Open Tenant administration > Connectors and tokens > Certificate connectors, and see when it was last heard from.",
      "Sign in to the server and see that the services of the Intune certificate connector run; start those that do not.",
      "Read the event log under Applications and Services Logs > Microsoft > Intune > CertificateConnectors.",
      "See that the server reaches the internet, through the proxy if there is one, and that its own certificate has not ended.",
      "Install the newest version of the connector if the installed one is no longer supported.",
      "Tell the help desk: devices get no new certificates for Wi-Fi, VPN and sign-in until it works.",
    ],
  },
  "ndes-connector": {
    name: "NDES connector",
    one: "The NDES connector {entity} does not work",
    many: { one: "# NDES connector does not work", other: "# NDES connectors do not work" },
    action: "Look at the NDES server: is it on, and do the connector and the web server run?",
    actionMany: "Look at the NDES servers: are they on, and do the connector and the web server run on each?",
    steps: [
      "Open Tenant administration > Connectors and tokens > Certificate connectors, and read the state of the connector.",
      "Sign in to the server and see that the services of the connector and the web server (IIS) run.",
      "Open the address of NDES in a browser: it answers with error 403 when it works.",
      "See that the certificates of the NDES server and of its service account have not ended.",
      "Read the event log of the connector and the log of the web server for the time of the last good request.",
      "Tell the help desk: devices get no SCEP certificates until it works.",
    ],
  },
  "domain-join-connector": {
    name: "Domain join connector",
    one: "The domain join connector {entity} does not work",
    many: { one: "# domain join connector does not work", other: "# domain join connectors do not work" },
    action:
      "Look at the server of the Intune Connector for Active Directory: is it on, and does its service run?",
    actionMany:
      "Look at the servers of the Intune Connector for Active Directory: are they on, and does the service run on each?",
    steps: [
      "Open Devices > Enrollment > Windows > Intune Connector for Active Directory, and read the state and the last time.",
      "Sign in to the server and see that the service of the connector runs; start it if it does not.",
      "Read the event log of the connector on the server for errors.",
      "See that its account may still create computers in the organizational unit.",
      "Install the newest version of the connector if the installed one is no longer supported.",
      "Tell whoever sets up devices: Autopilot with a join to the domain fails until it works.",
    ],
  },
  "mtd-connector": {
    name: "Mobile threat defense",
    one: "The connection to {entity} does not work",
    many: {
      one: "# connection to mobile threat defense does not work",
      other: "# connections to mobile threat defense do not work",
    },
    action:
      "See in the console of the partner whether it still sends to Intune, and renew the connection if it does not.",
    actionMany:
      "See in the console of each partner whether it still sends to Intune, and renew the connections that do not.",
    steps: [
      "Open Tenant administration > Connectors and tokens > Mobile Threat Defense, and read the status and the last synchronization.",
      "For Microsoft Defender: open Endpoint security > Microsoft Defender for Endpoint, and read the status there.",
      "Sign in to the console of the partner and see that its subscription runs and that it is still connected to Intune.",
      "See in the compliance policies what happens to devices when the partner is not heard from.",
      "Look at the status of the partner's service before you remove anything.",
      "Tell the help desk if devices may lose access, or if threats are not seen.",
    ],
  },
  "exchange-connector": {
    name: "Exchange connector",
    one: "The Exchange connector {entity} does not work",
    many: { one: "# Exchange connector does not work", other: "# Exchange connectors do not work" },
    action: "Look at the server of the Exchange connector: is it on, and does its service run?",
    actionMany:
      "Look at the servers of the Exchange connectors: are they on, and does the service run on each?",
    steps: [
      "Open Tenant administration > Exchange access, and read the status of the connector and its last synchronization.",
      "Sign in to the server and see that the service of the Intune Exchange connector runs.",
      "See that the account of the connector can still sign in to Exchange, and that its password has not ended.",
      "Start a quick synchronization in the admin center.",
      "Tell the help desk: new devices may be kept from mail on premises, and old ones let in.",
    ],
  },
  "management-partner": {
    name: "Device management partner",
    one: "The device management partner {entity} does not work",
    many: {
      one: "# device management partner does not work",
      other: "# device management partners do not work",
    },
    lapsed: "The day on which the devices of the partner lose their management has passed.",
    action:
      "See in the console of the partner whether it still sends to Intune, and connect it anew; where a day is set on which its devices lose their management, before that day.",
    actionMany:
      "See in the console of each partner whether it still sends to Intune, and connect it anew; where a day is set on which its devices lose their management, before that day.",
    steps: [
      "Open Tenant administration > Connectors and tokens, choose the partner, and read the status and the last time.",
      "Note the day on which devices of the partner lose their management, if one is shown.",
      "Sign in to the console of the partner, and test or renew the connection to Intune there.",
      "If it was terminated on purpose: tell the users of its devices what happens, and remove the partner.",
      "Tell the help desk: devices of the partner may count as noncompliant.",
    ],
  },
  "app-credential": {
    name: "App secret or certificate",
    one: "A secret or certificate of {entity} ends in {value}",
    over: "A secret or certificate of {entity} ended {value} ago",
    many: {
      one: "# secret or certificate of an app is about to end",
      other: "# secrets and certificates of apps are about to end",
    },
    action:
      "Find the owner of the app, create a new secret or certificate, and put it in place before {date}, when the old one ends.",
    actionOver:
      "It ended on {date}: find the owner of the app and put a new secret or certificate in place at once, or remove the old one if nothing uses it.",
    actionMany:
      "Find the owners of the apps, create new secrets or certificates, and put them in place: at once where the old one has ended, else before it ends.",
    steps: [
      "Open the Microsoft Entra admin center > App registrations > the app > Certificates & secrets, and find the one that ends.",
      "See under Owners whose app it is, and under the sign-in logs whether anything still uses it.",
      "Create a new one beside the old one: both work until the old one ends. A certificate is safer than a secret.",
      "Put the new one where the app reads it. For the app of intune-om itself that is the file or variable that intune-om.yaml names; then run `intune-om doctor`.",
      "Remove the old one when nothing uses it any more.",
      "An app that nobody uses: agree with its owner to delete it.",
    ],
  },
  licences: {
    name: "Intune licenses",
    one: "{entity}: {value} of the licenses are assigned (subscription: {detail})",
    many: {
      one: "# subscription is nearly used up, or does not run",
      other: "# subscriptions are nearly used up, or do not run",
    },
    action:
      "See whether the subscription runs and how many licenses are free; renew it, order more, or take back those that nobody needs.",
    actionMany:
      "See whether the subscriptions run and how many licenses are free; renew them, order more, or take back those that nobody needs.",
    steps: [
      "Open Tenant administration > Tenant status > Tenant details, and compare the licenses with those that are assigned.",
      "Open the Microsoft 365 admin center > Billing > Your products, and see whether the subscription runs and until when.",
      "A subscription that has ended: renew it before it is locked, or move its users to another one.",
      "Take back licenses of accounts that are disabled or were not used lately.",
      "Order more if newcomers are expected. Without a license nobody can enroll a device.",
    ],
  },
  "app-licences": {
    name: "Licenses of bought apps",
    one: "{value} of the licenses of {entity} are in use",
    many: {
      one: "# bought app has hardly any license left",
      other: "# bought apps have hardly any license left",
    },
    action: "Take back licenses that nobody uses, or buy more in Apple Business Manager.",
    steps: [
      "Open Apps > Monitor > App licenses, and see how many licenses the app has and who uses them.",
      "Open the app and see to whom it is assigned: as required to more devices than there are licenses, installations fail.",
      "Revoke licenses of devices and users that no longer need the app.",
      "Buy more in Apple Business Manager, in the location of the same token, and synchronize the token.",
    ],
  },
};

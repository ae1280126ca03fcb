import type { AlertRule } from "../../alert-rule.ts";
import { adeToken } from "./ade-token.ts";
import { adeTokenSync } from "./ade-token-sync.ts";
import { androidBinding } from "./android-binding.ts";
import { appCredential } from "./app-credential.ts";
import { appLicences } from "./app-licences.ts";
import { applePushCertificate } from "./apple-push-certificate.ts";
import { appleTerms } from "./apple-terms.ts";
import { certificateConnector } from "./certificate-connector.ts";
import { domainJoinConnector } from "./domain-join-connector.ts";
import { exchangeConnector } from "./exchange-connector.ts";
import { licences } from "./licences.ts";
import { managementPartner } from "./management-partner.ts";
import { mtdConnector } from "./mtd-connector.ts";
import { ndesConnector } from "./ndes-connector.ts";
import { vppToken } from "./vpp-token.ts";
import { vppTokenSync } from "./vpp-token-sync.ts";

export const connectionRules: readonly AlertRule[] = [
  applePushCertificate,
  vppToken,
  vppTokenSync,
  adeToken,
  adeTokenSync,
  appleTerms,
  androidBinding,
  certificateConnector,
  ndesConnector,
  domainJoinConnector,
  mtdConnector,
  exchangeConnector,
  managementPartner,
  appCredential,
  licences,
  appLicences,
];

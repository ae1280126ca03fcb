import { describeConnector } from "../../../../test-support/connections.ts";
import { mtdConnector } from "./mtd-connector.ts";

describeConnector(mtdConnector, {
  kind: "mobile-threat-defense",
  works: "enabled",
  fails: "unresponsive",
  severity: "high",
  spared: "high",
});

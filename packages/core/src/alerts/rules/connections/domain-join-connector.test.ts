import { describeConnector } from "../../../../test-support/connections.ts";
import { domainJoinConnector } from "./domain-join-connector.ts";

describeConnector(domainJoinConnector, {
  kind: "domain-join",
  works: "active",
  fails: "error",
  severity: "high",
  spared: "medium",
});

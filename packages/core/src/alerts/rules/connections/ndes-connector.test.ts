import { describeConnector } from "../../../../test-support/connections.ts";
import { ndesConnector } from "./ndes-connector.ts";

describeConnector(ndesConnector, {
  kind: "ndes",
  works: "active",
  fails: "inactive",
  severity: "high",
  spared: "medium",
});

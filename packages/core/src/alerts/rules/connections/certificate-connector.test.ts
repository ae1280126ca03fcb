import { describeConnector } from "../../../../test-support/connections.ts";
import { certificateConnector } from "./certificate-connector.ts";

describeConnector(certificateConnector, {
  kind: "certificate",
  works: "",
  fails: null,
  severity: "high",
  spared: "medium",
});

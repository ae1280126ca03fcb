import { describeConnector } from "../../../../test-support/connections.ts";
import { exchangeConnector } from "./exchange-connector.ts";

describeConnector(exchangeConnector, {
  kind: "exchange",
  works: "connected",
  fails: "disconnected",
  severity: "medium",
  spared: "medium",
});

import { describeYearly } from "../../../../test-support/connections.ts";
import { adeToken } from "./ade-token.ts";

describeYearly(adeToken, "ade-token");

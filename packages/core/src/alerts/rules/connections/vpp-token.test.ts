import { describeYearly } from "../../../../test-support/connections.ts";
import { vppToken } from "./vpp-token.ts";

describeYearly(vppToken, "vpp-token");

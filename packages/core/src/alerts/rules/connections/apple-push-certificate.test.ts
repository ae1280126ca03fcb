import { describeYearly } from "../../../../test-support/connections.ts";
import { applePushCertificate } from "./apple-push-certificate.ts";

describeYearly(applePushCertificate, "apple-push-certificate");

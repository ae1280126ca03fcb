import type { AlertRule } from "../../alert-rule.ts";
import { connectorRule } from "./connector-rule.ts";

/** The binding to managed Google Play: without it no Android device enrolls or gets an app. */
export const androidBinding: AlertRule = connectorRule({
  id: "android-binding",
  kind: "managed-google-play",
  source: "android-managed-store",
  severity: "high",
  platform: "Android",
});

import type { App } from "./app-catalogue.ts";

/** Whom one assignment of an app is for. `leftOut` is a group that the others do not reach. */
export interface AppAssignment {
  readonly intent: "required" | "available";
  readonly target: "allDevices" | "allUsers" | "group" | "leftOut";
}

/** Who gets an app: what everybody has comes by itself, except on the test benches; the rest goes to groups. */
export function assignmentsOf(app: App): readonly AppAssignment[] {
  if (app.reach === 0) return [];
  if (app.kind === "webApp") return [{ intent: "available", target: "allUsers" }];
  if (app.reach < 1) {
    return [
      { intent: "required", target: "group" },
      { intent: "available", target: "group" },
    ];
  }
  const target = app.kind === "iosVppApp" ? "allUsers" : "allDevices";
  return [
    { intent: "required", target },
    { intent: "required", target: "leftOut" },
  ];
}

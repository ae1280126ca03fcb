import { describe, expect, it } from "vitest";
import { noticePlan } from "../../test-support/notices.ts";
import { person, role } from "../../test-support/plans.ts";
import { refuseStranger } from "./approvers.ts";

describe("who approves notices", () => {
  const plan = noticePlan(
    {},
    {
      people: [
        person("asa", { absences: [{ from: "2026-12-21", to: "2027-01-08", deputy: "mia" }] }),
        person("john"),
        person("mia"),
      ],
      roles: [role("communicator", ["asa"], { deputies: ["john"] })],
    },
  );
  const refusal = (who: string, day: string) => () => refuseStranger(plan, who, day);

  it("is whoever has the role, on any day", () => {
    for (const who of ["asa", "john"]) expect(refusal(who, "2026-12-01")).not.toThrow();
  });

  it("is whoever stands in for one who is away, on those days alone", () => {
    expect(refusal("mia", "2026-12-28")).not.toThrow();
    expect(refusal("mia", "2026-12-20")).toThrow("mia may not approve notices");
  });
});

import { describe, expect, it } from "vitest";
import { audiencesOf, type AudiencesTold } from "./audiences.ts";

function audiences(told: Partial<AudiencesTold>): string {
  return audiencesOf({ kind: "new", category: null, tags: [], title: "A title", summary: "", ...told }).join(
    "+",
  );
}
const EVERYBODY = "admin+helpdesk+user";

describe("whom a notice has an effect on", () => {
  it.each([
    ["Company Portal for iOS turns to landscape", "", EVERYBODY],
    ["Företagsportalen har ett nytt utseende", "", EVERYBODY],
    ["Company Portal abandonment report renamed", "", "admin"],
    ["A prompt", "Users will see a prompt when they open the app.", EVERYBODY],
    ["En fråga", "Användarna ser en fråga.", EVERYBODY],
    ["A restart", "The end user is told before the restart.", EVERYBODY],
    ["A role", "Assign the role under Roles.", "admin"],
    ["A Graph permission", "Scripts need another permission.", "admin"],
    ["A user group", "Assign it to a user group.", "admin"],
    ["Scripts", "Help desk operators can run scripts.", "admin+helpdesk"],
    ["Felsökning", "Supportavdelningen ser fler fel.", "admin+helpdesk"],
  ])("of %j, %j is %s", (title, summary, expected) => expect(audiences({ title, summary })).toBe(expected));

  it("is everybody where the source says that users notice", () => {
    expect(audiences({ tags: ["Admin impact", "User impact"] })).toBe(EVERYBODY);
    expect(audiences({ tags: ["Admin impact"] })).toBe("admin");
  });

  it("is those who run Intune where only the source says so of what nobody else works with", () => {
    const title = "Updates to required permissions for Microsoft Graph";
    expect(audiences({ tags: ["User impact"], title })).toBe("admin");
    expect(audiences({ tags: ["User impact"], title, summary: "Users will see a prompt." })).toBe(EVERYBODY);
  });

  it.each(["endOfSupport", "incident", "osRelease"] as const)("is everybody for the kind %s", (kind) => {
    expect(audiences({ kind })).toBe(EVERYBODY);
  });

  it("is those who run Intune for a beta or an optional preview", () => {
    expect(audiences({ kind: "osRelease", category: "Preview" })).toBe("admin");
    expect(audiences({ kind: "osRelease", title: "iOS 15.3 beta (19D5026g)" })).toBe("admin");
    expect(audiences({ kind: "osRelease", title: "The non-security preview update is now available" })).toBe(
      "admin",
    );
  });

  it("does not follow what a text says far down", () => {
    expect(audiences({ summary: `${"Words. ".repeat(200)}Users can turn it off.` })).toBe("admin");
  });
});

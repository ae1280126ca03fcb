import { describe, expect, it } from "vitest";
import { createIsGone } from "./is-gone.ts";

const here = { host: "om1", pid: 40, isAlive: (pid: number) => pid === 41 };
const file = { store: { kind: "sqlite", path: "/om.db" } } as const;
const isGone = createIsGone(file, "om1:40:aaaaaaaa", here);

describe("the owner of a lease", () => {
  it.each([
    ["a process of this machine that lives no more", "om1:39:bbbbbbbb", true],
    ["one that lives", "om1:41:bbbbbbbb", false],
    ["part of one that lives no more", "om1:39:bbbbbbbb:cccccccc", true],
    ["an earlier start under the same number, as in a container", "om1:40:bbbbbbbb", true],
    ["this process", "om1:40:aaaaaaaa", false],
    ["another part of this process", "om1:40:aaaaaaaa:dddddddd", false],
    ["a process of another machine", "om2:39:bbbbbbbb", false],
    ["something else", "somebody", false],
  ])("that is %s is told right", (_what, owner, gone) => {
    expect(isGone(owner)).toBe(gone);
  });

  it("of a shared store is never known to be gone", () => {
    const shared = { store: { kind: "postgres" } } as Parameters<typeof createIsGone>[0];
    expect(createIsGone(shared, "om1:40:aaaaaaaa", here)("om1:39:bbbbbbbb")).toBe(false);
  });
});

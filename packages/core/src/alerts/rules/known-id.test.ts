import { describe, expect, it } from "vitest";
import { firingOf } from "./firing-of.ts";
import { lapsedOf } from "./lapsed-of.ts";
import { unknownOf } from "./unknown-of.ts";

describe("an entity that the service gives no id", () => {
  it.each(["", " ", "\u00A0\t\n\uFEFF"])("stands under its kind, whatever is said of it: %j", (id) => {
    const entity = { kind: "device", id, name: "x", platform: null } as const;
    expect(firingOf(entity, "low").entity).toEqual({ ...entity, id: "device" });
    expect(unknownOf("device", id, "at").entity.id).toBe("device");
    expect(lapsedOf("device", id).entity.id).toBe("device");
  });

  it("is not taken for one that has an id, which stands as it came", () => {
    const entity = { kind: "device", id: " a ", name: "x", platform: null } as const;
    expect(firingOf(entity, "low").entity).toBe(entity);
    expect(unknownOf("device", " a ", "at").entity.id).toBe(" a ");
  });
});

import { describe, expect, it } from "vitest";
import { failure, REQUEST, setUp } from "../../test-support/fake-reader.ts";

describe("a single entity", () => {
  it("is read bare or inside value", async () => {
    const bare = { "@odata.context": "x/$entity", id: "1", compliantDeviceCount: 4 };
    const { graph } = setUp([{ body: bare }, { body: { value: { id: "2" } } }]);
    expect(await graph.get(REQUEST)).toEqual(bare);
    expect(await graph.get(REQUEST)).toEqual({ id: "2" });
  });

  it("that does not exist is notFound, by status 404 or by an empty 204", async () => {
    const { graph } = setUp([{ status: 404 }, { status: 204 }]);
    expect((await failure(graph.get(REQUEST))).kind).toBe("notFound");
    expect((await failure(graph.get(REQUEST))).kind).toBe("notFound");
  });
});

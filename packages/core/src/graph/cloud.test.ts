import { describe, expect, it } from "vitest";
import { resolveCloud } from "../config/clouds.ts";
import { graphOrigin, scopeOf } from "./cloud.ts";

describe("a cloud", () => {
  it("is asked for all that was granted on its own Graph host", () => {
    expect(scopeOf(resolveCloud("china"))).toBe("https://microsoftgraph.chinacloudapi.cn/.default");
    expect(graphOrigin(resolveCloud("dod"))).toBe("https://dod-graph.microsoft.us");
  });

  it("gets no token in clear, except on this machine", () => {
    for (const graph of ["http://127.0.0.1:8080", "http://[::1]:1", "http://localhost"]) {
      expect(custom(graph)).toBe(graph);
    }
    for (const graph of ["http://graph.example", "http://127.0.0.1.example", "ftp://127.0.0.1", "nothing"]) {
      expect(() => custom(graph), graph).toThrow(expect.objectContaining({ code: "graph.cloud-address" }));
    }
  });
});

function custom(graph: string): string {
  return graphOrigin({ name: "custom", graph, login: "https://login.example" });
}

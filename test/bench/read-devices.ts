/** Reads every device of a tenant as the product does, and says how long that took. */
import { collectorFactories, createGraphReader, systemClock } from "@intune-om/core";

const { GRAPH: graphUrl = "", OM_TOKEN: token = "" } = process.env;
const graph = createGraphReader({
  cloud: { name: "custom", graph: graphUrl, login: graphUrl },
  credential: { getToken: async () => token },
  clock: systemClock,
});
const create = collectorFactories.find((one) => one().source === "devices");
if (create === undefined) throw new Error("there is no collector of devices");
// Both readers are measured from their second request on: loading the libraries is no part of reading pages.
await graph.get({ version: "v1.0", path: "/deviceManagement/managedDeviceOverview" });
const began = performance.now();
const { coverage } = await create().collect({ graph, clock: systemClock });
process.stdout.write(
  JSON.stringify({ ms: performance.now() - began, rows: "count" in coverage ? coverage.count : 0 }),
);

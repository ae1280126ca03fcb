import { expect, test } from "vitest";
import { setScene } from "./support/scene.ts";

const MAILBOX = "operations@faults.example";
const SEND = `/users/${encodeURIComponent(MAILBOX)}/sendMail`;

test("mail through Graph that is throttled or put off is sent later, and once; one without an answer is unknown", async () => {
  await using scene = await setScene({
    recipients: 6,
    mail: { transport: "graph", mailbox: MAILBOX, connections: 1 },
    rest: { delivery: { retry: { throttle: { firstSeconds: 1, longestSeconds: 2 } } } },
  });
  const { graph } = scene.organisation;
  graph.setFaults([
    { path: SEND, times: 1, after: 1, status: 429, retryAfter: 1 },
    { path: SEND, times: 1, after: 1, status: 503, retryAfter: 1 },
    { path: SEND, times: 1, after: 1, reset: true },
  ]);
  await scene.run(["run", "weekly", "--json"]);
  const first = await scene.expectNothingBroken();
  const count = (state: string) => first.deliveries.filter((delivery) => delivery.state === state).length;
  expect([count("accepted"), count("deferred"), count("unknown")]).toEqual([3, 2, 1]);
  expect(graph.mail).toHaveLength(3);

  await scene.goOn();
  const { runs } = await scene.expectNothingBroken();
  expect(graph.mail).toHaveLength(5);
  expect(runs).toMatchObject([{ state: "partial" }]);
});

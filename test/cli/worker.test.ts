import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestSchema, hasPostgres } from "../support/postgres.ts";
import { type RunningCommand, startCommandProcess } from "../support/daemon-process.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

let organisation: OrganisationCopy;
let running: RunningCommand[] = [];

beforeEach(async () => {
  organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
});

afterEach(async () => {
  for (const command of running) await command[Symbol.asyncDispose]();
  running = [];
  await organisation[Symbol.asyncDispose]();
});

function worker(): RunningCommand {
  const { PGPASSWORD = "" } = process.env;
  const command = startCommandProcess(["--config", organisation.config, "worker"], {
    env: { OM_TOKEN: "t", PGPASSWORD },
  });
  running.push(command);
  return command;
}

describe.skipIf(process.platform === "win32")("worker", () => {
  it("refuses a store in a file, and says what to do", async () => {
    const command = worker();
    expect(await command.ended()).toBe(2);
    expect(JSON.stringify(command.lines)).toContain("Further workers need a PostgreSQL store");
  });

  it.skipIf(!hasPostgres)(
    "works beside others on one store, follows new files, and ends well when it is asked to",
    async () => {
      const schema = createTestSchema();
      try {
        await organisation.set(["store"], schema.url);
        const [one, other] = [worker(), worker()];
        for (const command of [one, other]) await command.line("worker.ready");
        one.signal("SIGHUP");
        await one.line("reload.taken");
        await one.line("worker.ready");
        for (const command of [one, other]) command.signal("SIGTERM");
        expect(await Promise.all([one.ended(), other.ended()])).toEqual([0, 0]);
        expect(one.lines.at(-1)?.event).toBe("stop");
        const left = await schema.query("select name from leases where until > $1", [
          new Date().toISOString(),
        ]);
        expect(left).toEqual([]);
      } finally {
        await schema.drop();
      }
    },
  );
});

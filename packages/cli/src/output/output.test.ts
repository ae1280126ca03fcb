import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOutput } from "./output.ts";

function streams(isTTY: boolean) {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out,
    err,
    both: {
      stdout: { write: (text: string) => out.push(text) },
      stderr: { isTTY, write: (text: string) => err.push(text) },
    },
  };
}

const plain = { config: "", json: false, quiet: false, verbose: false, color: false };

describe("output", () => {
  it("prints the JSON document alone on stdout with --json, the text without", () => {
    const { out, both } = streams(false);
    createOutput({ ...plain, json: true }, both).result({ a: 1 }, () => "text");
    createOutput(plain, both).result({ a: 1 }, () => "text");
    expect(out).toEqual(['{"a":1}\n', "text\n"]);
  });

  it("lets no text from outside steer the terminal", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.constant("\u001B]0;owned\u0007\u001B[2J\u202Egnp")),
        (text) => {
          const { out, err, both } = streams(true);
          const output = createOutput(plain, both);
          output.result({}, () => text);
          output.problem(text);
          output.note(text);
          expect(out.join("") + err.join("")).not.toMatch(
            /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/,
          );
        },
      ),
    );
  });

  it("notes nothing with --quiet, but never hides a problem", () => {
    const { err, both } = streams(false);
    const output = createOutput({ ...plain, quiet: true }, both);
    output.note("by the way");
    output.problem("it broke");
    expect(err).toEqual(["it broke\n"]);
  });

  it("shows no progress in a pipe", () => {
    const { err, both } = streams(false);
    createOutput(plain, both).progress("Reading");
    expect(err).toEqual([]);
  });
});

import { defineConfig } from "vitest/config";
import { sharingFiles } from "./support/sharing-files.ts";
import { usual } from "./support/usual-tests.ts";

const { globalSetup, reporters, ...each } = usual.test;
const { root, ...loading } = usual;
const sharing = sharingFiles();

export default defineConfig({
  root,
  test: {
    globalSetup,
    reporters,
    // By itself one core is left to whoever watches, which of two is half.
    maxWorkers: "100%",
    projects: [
      {
        ...loading,
        root,
        test: {
          ...each,
          name: "shared",
          include: sharing,
          // What they import is read once and not for each: that took longer than the tests.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...loading,
        root,
        test: {
          ...each,
          name: "alone",
          exclude: [...each.exclude, ...sharing],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

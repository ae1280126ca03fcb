#!/usr/bin/env node
// Plain JavaScript that older Nodes can read as well: they are told what is needed, instead of ending in an error of syntax.
import process from "node:process";

const LEAST = [24, 11];
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
  process.stderr.write(
    `intune-om needs Node ${LEAST.join(".")} or newer, and this is Node ${process.versions.node}.\n` +
      `Fix: Install Node 24, or write \`npx -y -p node@24 node ${process.argv[1]} …\`.\n`,
  );
  process.exitCode = 1;
} else {
  await import("./run-command.js");
}

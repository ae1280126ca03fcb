// Plain JavaScript, so that the cache of compiled code is on before anything else is loaded: from source, it
// saves stripping the types at every start.
import { enableCompileCache } from "node:module";
import process from "node:process";
import { setFlagsFromString } from "node:v8";

enableCompileCache();

// The command lives beside other services: collecting a large fleet must not take memory only because the
// machine has it. V8 then cleans up earlier; with a hundred thousand devices that halves the resident memory.
setFlagsFromString("--heap-growing-percent=20");
setFlagsFromString("--semi-space-growth-factor=1");

// V8 also looks by itself, twice after each time that much was loaded or done, for memory to give back. Where the heap
// may grow by so little it finds none, and the commands that work for months give back what a run took themselves.
setFlagsFromString("--no-memory-reducer");

// Whoever reads the output may stop early, as `head` does. What is still written then goes nowhere; the work
// itself, which may be half a run, is finished and decides the exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const { runProgram } = await import("@intune-om/cli");
process.exitCode = await runProgram(process.argv.slice(2), process);

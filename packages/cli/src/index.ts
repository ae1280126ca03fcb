export { runProgram, type ProcessLike } from "./program.ts";
export { EXIT, type ExitCode } from "./exit-codes.ts";

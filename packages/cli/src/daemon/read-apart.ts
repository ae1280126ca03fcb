import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ConfigError, type ConfigProblem, OmError, type Organisation } from "@intune-om/core/base";

type ConfigCode = ConstructorParameters<typeof ConfigError>[0];

/** What the process that reads has to say. */
export type ReadAnswer =
  | { readonly kind: "read"; readonly organisation: Organisation }
  | {
      readonly kind: "refused";
      readonly code: ConfigCode;
      readonly message: string;
      readonly hint: string;
      readonly problems: readonly ConfigProblem[];
    }
  | { readonly kind: "failed"; readonly code: string; readonly message: string; readonly hint: string };

/** From source, everything is found by this condition. */
const SOURCE = "--conditions=@intune-om/source";

/**
 * Reads and checks both files of an organisation in a process of its own. What checking takes (the schemas, the parser,
 * the holidays of every country) is 35 MB, which a process that runs for months need not keep.
 * @throws ConfigError, as `loadOrganisation`
 */
export async function readApart(file: string, signal: AbortSignal): Promise<Organisation> {
  const isSource = import.meta.url.endsWith(".ts");
  const script = fileURLToPath(
    new URL(isSource ? "./files-reader.ts" : "./files-reader.js", import.meta.url),
  );
  const child = fork(script, [file], {
    execArgv: isSource ? [SOURCE] : [],
    serialization: "advanced",
    // Nothing of it is for the log; what it cannot say by a message goes into the error.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    signal,
  });
  const { promise, resolve, reject } = Promise.withResolvers<ReadAnswer>();
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(0, 2_000);
  });
  child.on("message", (message) => resolve(message as ReadAnswer));
  child.on("error", reject);
  child.on("close", () => reject(noAnswer(said)));
  const answer = await promise;
  if (answer.kind === "read") return answer.organisation;
  const { code, message, hint } = answer;
  if (answer.kind === "refused") throw new ConfigError(answer.code, message, hint, answer.problems);
  throw new OmError(message, { code, hint });
}

function noAnswer(said: string): OmError {
  return new OmError(
    `the files could not be read: ${said === "" ? "the process that reads them ended" : said}`,
    {
      code: "daemon.reader-ended",
      hint: "Read them with `intune-om check`, and see whether the machine is out of memory.",
    },
  );
}

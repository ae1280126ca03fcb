import { spawn } from "node:child_process";

export interface ServedTenant {
  readonly graphUrl: string;
  readonly token: string;
}

/** Demo tenants of these sizes in another process, which ends with the work. */
export async function withServedTenants<T>(
  sizes: readonly number[],
  work: (tenants: readonly ServedTenant[]) => Promise<T>,
): Promise<T> {
  const script = new URL("./serve.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--conditions=@intune-om/source", script, ...sizes.map(String)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const line = await new Promise<string>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
      child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString()));
    });
    return await work(JSON.parse(line));
  } finally {
    child.kill();
  }
}

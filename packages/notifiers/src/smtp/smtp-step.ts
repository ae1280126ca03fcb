import type SMTPConnection from "nodemailer/lib/smtp-connection";

/** Runs one step of the dialogue with the server. */
export type Step = <T>(begin: (done: Done<T>) => void, signal: AbortSignal) => Promise<T | undefined>;
export type Done<T> = (error: Error | null | undefined, value?: T) => void;

/**
 * Turns the library's callbacks and events into promises. A step ends with its callback, with a fault of the
 * connection, or by the signal, which cuts the socket: a server that drips its reply never falls silent.
 */
export function watch(connection: SMTPConnection): { readonly step: Step; readonly failed: () => boolean } {
  let fault: Error | null = null;
  let reportFault: ((error: Error) => void) | null = null;
  const onFault = (error: Error): void => {
    fault ??= error;
    reportFault?.(error);
  };
  connection.on("error", onFault);
  connection.on("end", () =>
    onFault(Object.assign(new Error("The connection was closed"), { code: "ECONNECTION" })),
  );
  const step: Step = (begin, signal) =>
    new Promise((resolve, reject) => {
      const onAbort = (): void => {
        reject(signal.reason);
        connection.close();
      };
      const settle = (finish: () => void): void => {
        signal.removeEventListener("abort", onAbort);
        finish();
      };
      if (fault !== null) return reject(fault);
      if (signal.aborted) return onAbort();
      signal.addEventListener("abort", onAbort, { once: true });
      reportFault = (error) => settle(() => reject(error));
      begin((error, value) => settle(() => (error ? reject(error) : resolve(value))));
    });
  return { step, failed: () => fault !== null };
}

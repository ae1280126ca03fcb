/** Permissions that Intune names inside its 403 text, which may be JSON in a string and may be cut short. */
export function readScopes(text: string): readonly string[] {
  const list = /following scopes:\s*([\w.,\s]{1,2000})/i.exec(text.slice(0, 20_000))?.[1] ?? "";
  const scopes = list.split(",").map((scope) => /^\s*([A-Za-z]+(?:\.[A-Za-z]+)*\.All)\b/.exec(scope)?.[1]);
  return [...new Set(scopes.filter((scope) => scope !== undefined))];
}

/** Code and message of Graph's error body, `""` for anything else. Intune's own JSON in the message is unpacked. */
export function readErrorBody(text: string): { readonly code: string; readonly message: string } {
  const body = parseObject(text);
  const error = body?.["error"];
  if (typeof error === "string") return { code: error, message: stringOf(body?.["error_description"]) };
  if (!isObject(error)) return { code: "", message: "" };
  const message = stringOf(error["message"]);
  const inner = /"Message"\s*:\s*"((?:[^"\\]|\\.)*)/.exec(message.slice(0, 8_000))?.[1];
  return { code: stringOf(error["code"]), message: inner ?? message };
}

/** What the token endpoint says of a refusal, the numbers of its `error_codes` with it. `""` for anything else. */
export function readSignInBody(text: string): string {
  const { code, message } = readErrorBody(text);
  const numbers = parseObject(text)?.["error_codes"];
  const unnamed = (Array.isArray(numbers) ? numbers : []).filter(
    (number) => typeof number === "number" && !message.includes(String(number)),
  );
  return [code, ...unnamed.slice(0, 5).map((number) => `AADSTS${number}`), message]
    .filter((part) => part !== "")
    .join(" ");
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    // Not JSON (a proxy's page, a cut body): there is nothing to read from it.
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stringOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

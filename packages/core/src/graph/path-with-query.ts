/** A path with its query options encoded. Dollar signs and commas stay readable, as Graph's own pages write them. */
export function pathWithQuery(path: string, query: Readonly<Record<string, string>> = {}): string {
  const options = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return options.length === 0 ? path : `${path}?${options.join("&")}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("%24", "$").replaceAll("%2C", ",");
}

/** An address as it may stand in messages: without credentials, query and fragment. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return JSON.stringify(address.slice(0, 200));
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`.slice(0, 300);
}

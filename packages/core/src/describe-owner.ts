/** A process by its name in leases, `host:pid:start`, for people. */
export function describeOwner(owner: string): string {
  const [, host, pid] = /^(.*?):(\d+):[0-9a-f]{8}(?::|$)/.exec(owner) ?? [];
  return host === undefined ? owner : `process ${pid} on ${host}`;
}

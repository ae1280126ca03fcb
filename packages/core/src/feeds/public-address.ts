import { BlockList, isIPv4, isIPv6 } from "node:net";

/** IPv4 ranges that are not the public internet (IANA special-purpose registry, RFC 6890), and Azure's own host address. */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** IPv6 ranges inside 2000::/3 that are not the public internet, or that carry an IPv4 address inside. */
const SPECIAL_V6: readonly (readonly [string, number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

/**
 * Whether an IP address belongs to the public internet: no loopback, private, link-local, shared, metadata,
 * multicast or documentation range, in IPv4, IPv6, or IPv4 written as IPv6. Anything else is not.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !privateV4.check(address, "ipv4");
  if (!isIPv6(address)) return false;
  const inner = innerV4(address);
  if (inner !== null) return isPublicAddress(inner);
  return globalV6.check(address, "ipv6") && !specialV6.check(address, "ipv6");
}

/** The IPv4 address inside `::ffff:0:0/96` (mapped) or `64:ff9b::/96` (translated, RFC 6052), or null. */
function innerV4(address: string): string | null {
  if (!carriesV4.check(address, "ipv6")) return null;
  const host = new URL(`http://[${address.split("%")[0] ?? ""}]/`).hostname.slice(1, -1);
  const [high, low] = host.split(":").slice(-2);
  const bits =
    (Number.parseInt(high === "" ? "0" : (high ?? "0"), 16) << 16) |
    Number.parseInt(low === "" ? "0" : (low ?? "0"), 16);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join(".");
}

function blockList(ranges: readonly (readonly [string, number])[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, family);
  return list;
}

const privateV4: BlockList = blockList(PRIVATE_V4, "ipv4");
const specialV6: BlockList = blockList(SPECIAL_V6, "ipv6");
const globalV6: BlockList = blockList([["2000::", 3]], "ipv6");
const carriesV4: BlockList = blockList(
  [
    ["::ffff:0:0", 96],
    ["64:ff9b::", 96],
  ],
  "ipv6",
);

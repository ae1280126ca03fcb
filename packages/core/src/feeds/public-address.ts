import { BlockList, isIPv4, isIPv6 } from "node:net";

/**
 * From where an address can be reached: `public` anywhere, `private` inside a network or machine of one's own,
 * `closed` is nothing that a feed is ever read from: what tells a cloud's machines their secrets, links of one
 * cable, groups, and ranges with no host in them.
 */
export type Reach = "public" | "private" | "closed";

/** IPv4 ranges of networks of one's own (RFC 1918, RFC 6598, RFC 2544) and of the machine itself. */
const PRIVATE_V4: readonly Range[] = [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
];

/**
 * IPv4 ranges that hold no feed (IANA special-purpose registry, RFC 6890), and the hosts inside other ranges that
 * tell machines of Azure and Alibaba Cloud about themselves.
 */
const CLOSED_V4: readonly Range[] = [
  ["0.0.0.0", 8],
  ["100.100.100.200", 32],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** IPv6 ranges of networks of one's own, and of the machine itself. */
const PRIVATE_V6: readonly Range[] = [
  ["::1", 128],
  ["fc00::", 7],
];

/** IPv6 addresses that tell machines of AWS about themselves, ranges that hold no host or carry IPv4 inside. */
const CLOSED_V6: readonly Range[] = [
  ["fd00:ec2::", 32],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

type Range = readonly [net: string, prefix: number];

/** How far an IP address reaches, in IPv4, IPv6, or IPv4 written as IPv6. What is no address is closed. */
export function reachOf(address: string): Reach {
  if (isIPv4(address)) {
    if (closedV4.check(address, "ipv4")) return "closed";
    return privateV4.check(address, "ipv4") ? "private" : "public";
  }
  if (!isIPv6(address)) return "closed";
  const inner = innerV4(address);
  if (inner !== null) return reachOf(inner);
  if (closedV6.check(address, "ipv6")) return "closed";
  if (privateV6.check(address, "ipv6")) return "private";
  return globalV6.check(address, "ipv6") ? "public" : "closed";
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

function blockList(ranges: readonly Range[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, family);
  return list;
}

const privateV4: BlockList = blockList(PRIVATE_V4, "ipv4");
const closedV4: BlockList = blockList(CLOSED_V4, "ipv4");
const privateV6: BlockList = blockList(PRIVATE_V6, "ipv6");
const closedV6: BlockList = blockList(CLOSED_V6, "ipv6");
const globalV6: BlockList = blockList([["2000::", 3]], "ipv6");
const carriesV4: BlockList = blockList(
  [
    ["::ffff:0:0", 96],
    ["64:ff9b::", 96],
  ],
  "ipv6",
);

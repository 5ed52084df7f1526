import { BlockList, isIP } from 'node:net'

/** Everything IPv4 that is not a host on the public internet (the special-purpose registry of IANA). */
const inside4 = blocks('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
])

// Public IPv6 is 2000::/3 alone. That leaves out loopback, link-local, unique local, multicast, and every form that
// carries an IPv4 address: ::ffff:0:0/96, ::/96 and 64:ff9b::/96.
const global6 = blocks('ipv6', [['2000::', 3]])
const inside6 = blocks('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
])

/** Whether this IP address is a host on the public internet. What is no address at all is not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !inside4.check(address, 'ipv4')
  return version === 6 && global6.check(address, 'ipv6') && !inside6.check(address, 'ipv6')
}

function blocks(family: 'ipv4' | 'ipv6', ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, family)
  return list
}

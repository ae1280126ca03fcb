import type { Member } from "./member.ts";

/** Alerts that one branch takes in the same way, of one role and owner, reach the same people. */
export function remembered<Found, Rest extends readonly unknown[] = []>(
  ask: (member: Member, ...rest: Rest) => Found,
): (member: Member, ...rest: Rest) => Found {
  const ofRoute = new Map<Member["route"], Map<string, { readonly found: Found }>>();
  return (member, ...rest) => {
    const { alert, route } = member;
    const known = ofRoute.get(route) ?? new Map<string, { readonly found: Found }>();
    ofRoute.set(route, known);
    const key = `${rest.join(" ")} ${alert.role} ${alert.owner ?? ""}`;
    const entry = known.get(key) ?? { found: ask(member, ...rest) };
    known.set(key, entry);
    return entry.found;
  };
}

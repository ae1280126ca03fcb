import { managedDevices } from "../../assess/managed-devices.ts";
import { facts, type Found, type MatterInput, type NoticeFinder } from "../matter.ts";
import { recipientsOf } from "../recipients-of.ts";
import { unseenOwners } from "../source-state.ts";

/** What everybody is told once, with their first device. */
export const WELCOME = "welcome";

/** People with their first device: they are told of the organisation's strategy and of the guides for their platforms. */
export const welcome: NoticeFinder = {
  kind: "welcome",
  find: (input) => {
    if (!input.plan.newcomers.on) return { kind: "found", matters: [] };
    if (input.newcomers === null) return { kind: "unseen", why: "nobody has looked for newcomers yet" };
    return unseenOwners(input.snapshot) ?? search(input, input.newcomers);
  },
};

function search(input: MatterInput, newcomers: NonNullable<MatterInput["newcomers"]>): Found {
  if (newcomers.length === 0) return { kind: "found", matters: [] };
  const waiting = new Set(newcomers.map(({ key }) => key));
  const touches = managedDevices(input.snapshot.lists.devices ?? [])
    .filter(({ userPrincipalName }) => waiting.has(userPrincipalName.toLowerCase()))
    .map((device) => ({ device, about: WELCOME, effectAt: null }));
  const audience = recipientsOf(touches, input);
  const matter = { kind: WELCOME, subject: WELCOME, facts: facts({}), effectAt: null, ...audience } as const;
  return { kind: "found", matters: touches.length === 0 ? [] : [matter] };
}

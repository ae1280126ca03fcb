import { isMailAddress, OmError, type Plan, type Store } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { findPerson } from "../session/find-person.ts";
import { type Session, withSession } from "../session/session.ts";

export interface ForgetOptions {
  readonly address: string;
  readonly by: string;
  readonly dryRun: boolean;
}

/** `forget ADDRESS`: takes a person who has left out of the records. */
export const forget: Action<ForgetOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const address = checked(options.address);
    const { plan, store } = session;
    const by = findPerson(plan, options.by).id;
    if (!options.dryRun) {
      refuseWhoIsInThePlan(plan, address);
      await refuseWhoHasDevices(session, store, address);
    }
    const { pseudonym, parts } = await store.forget.person(address, { by, dryRun: options.dryRun });
    const records = parts.reduce((sum, part) => sum + part.records, 0);
    output.result({ dryRun: options.dryRun, pseudonym, parts }, () =>
      [
        ...parts.map((part) => `${part.kind}: ${part.records}`),
        options.dryRun || records === 0 ? "Nothing was changed." : `From now on they name ${pseudonym}.`,
      ].join("\n"),
    );
    return EXIT.done;
  });

function checked(text: string): string {
  const address = text.trim().toLowerCase();
  if (isMailAddress(address)) return address;
  throw new OmError(`${JSON.stringify(text)} is no mail address and no user principal name`, {
    code: "usage.address",
    hint: "Write it whole, for example eva.ek@contoso.com.",
  });
}

/** Whoever is in the plan gets the next report, and would be in the records again. */
function refuseWhoIsInThePlan({ people, file }: Plan, address: string): void {
  const person = people.find((each) => each.address.toLowerCase() === address);
  if (person === undefined) return;
  throw new OmError(`${person.id} is somebody of the plan`, {
    code: "usage.person-in-plan",
    hint: `Take ${person.id} out of ${file} first.`,
  });
}

/** Whoever still has a device would be taken for new, and be welcomed, at the next collection. */
async function refuseWhoHasDevices({ config }: Session, store: Store, address: string): Promise<void> {
  for (const { id } of config.tenants) {
    const newest = await store.snapshots.latest(id, ["devices"]);
    const devices = newest?.lists.devices ?? [];
    if (!devices.some(({ userPrincipalName }) => userPrincipalName?.toLowerCase() === address)) continue;
    throw new OmError(`${address} still has a device in the tenant ${id}`, {
      code: "usage.person-has-device",
      hint: "Retire the device or give it to somebody else, collect again, and then forget the person.",
    });
  }
}

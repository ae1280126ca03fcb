import { isMailAddress, OmError, type Plan, type Snapshot } from "@intune-om/core";
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
    const snapshots = await newestSnapshots(session);
    const addresses = await store.forget.namesOf(accountNames(address, snapshots));
    if (!options.dryRun) {
      refuseWhoIsInThePlan(plan, addresses);
      refuseWhoHasDevices(snapshots, addresses);
    }
    const { pseudonym, parts } = await store.forget.person(addresses, { by, dryRun: options.dryRun });
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
function refuseWhoIsInThePlan({ people, file }: Plan, addresses: readonly string[]): void {
  const person = people.find((each) => addresses.includes(each.address.toLowerCase()));
  if (person === undefined) return;
  throw new OmError(`${person.id} is somebody of the plan`, {
    code: "usage.person-in-plan",
    hint: `Take ${person.id} out of ${file} first.`,
  });
}

/** Whoever still has a device would be taken for new, and be welcomed, at the next collection. */
function refuseWhoHasDevices(snapshots: readonly Newest[], addresses: readonly string[]): void {
  for (const { tenant, devices } of snapshots) {
    const owner = devices
      .map(({ userPrincipalName }) => userPrincipalName.trim().toLowerCase())
      .find((name) => addresses.includes(name));
    if (owner === undefined) continue;
    throw new OmError(`${owner} still has a device in the tenant ${tenant}`, {
      code: "usage.person-has-device",
      hint: "Retire the device or give it to somebody else, collect again, and then forget the person.",
    });
  }
}

/** Who has what, and who is who, as it was collected last. */
interface Newest {
  readonly tenant: string;
  readonly devices: NonNullable<Snapshot["lists"]["devices"]>;
  readonly users: NonNullable<Snapshot["lists"]["users"]>;
}

function newestSnapshots({ config, store }: Session): Promise<readonly Newest[]> {
  return Promise.all(
    config.tenants.map(async ({ id }) => {
      const lists = (await store.snapshots.latest(id, ["devices", "users"]))?.lists;
      return { tenant: id, devices: lists?.devices ?? [], users: lists?.users ?? [] };
    }),
  );
}

/** The address with the other names of its account. A mailbox of several accounts leads to none of them. */
function accountNames(address: string, snapshots: readonly Newest[]): readonly string[] {
  const accounts = snapshots.flatMap(({ users }) => {
    const withMail = (mail: string) => users.filter((user) => user.mail.toLowerCase() === mail);
    const own = users.find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === address);
    const byMail = withMail(address);
    const account = own ?? (byMail.length === 1 ? byMail[0] : undefined);
    if (account === undefined) return [];
    const mail = account.mail.toLowerCase();
    return [account.userPrincipalName.toLowerCase(), ...(withMail(mail).length === 1 ? [mail] : [])];
  });
  return [address, ...accounts.filter((name) => name !== "")];
}

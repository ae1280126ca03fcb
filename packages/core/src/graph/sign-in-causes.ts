/** Why a sign-in was refused, in plain words, and what to do about it. */
export interface SignInCause {
  /** Ends a sentence that begins with "Sign-in failed:". */
  readonly cause: string;
  /** Where to click, or which key of intune-om.yaml to change. */
  readonly fix: string;
}

/** A cause that was found in what the sign-in service said. */
export interface FoundCause extends SignInCause {
  /** The service's own name for it, for example `AADSTS7000222` or `expired_token`. */
  readonly code: string;
}

interface NamedCause extends SignInCause {
  readonly numbers: readonly number[];
  /** Error names of the service and of the identity library that say the same without a number. */
  readonly names?: readonly string[];
}

const SECRETS =
  "App registrations > the application > Certificates & secrets in the Microsoft Entra admin center";
const CONSENT =
  "In the Microsoft Entra admin center open App registrations > the application > API permissions, add what `intune-om permissions` lists, and choose Grant admin consent.";

/**
 * The refusals that a tool without a user of its own meets, by their number:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 *
 * Numbers that the page leaves out are those whose message the service itself words without doubt.
 */
const CAUSES: readonly NamedCause[] = [
  {
    numbers: [7000215],
    cause: "the client secret is wrong",
    fix: `Create a secret under ${SECRETS}, and put its value (not its secret id) where auth.secret of the tenant points.`,
  },
  {
    numbers: [7000222],
    cause: "the client secret has expired",
    fix: `Create a new secret under ${SECRETS}, and put its value where auth.secret of the tenant points.`,
  },
  {
    numbers: [700016, 700011],
    cause: "there is no such application in this tenant",
    fix: "Compare auth.clientId and auth.tenantId of the tenant with the overview page of the app registration, and check that cloud names the cloud that it is in.",
  },
  {
    numbers: [90002, 900023],
    cause: "there is no such tenant in this cloud",
    fix: "Compare auth.tenantId of the tenant with the directory id on the overview page of the app registration, and check that cloud names the cloud that it is in.",
  },
  {
    numbers: [900382, 900432, 900439, 90038],
    cause: "the tenant is in another cloud than the one that was asked",
    fix: "Set cloud of the tenant to global, gcc-high, dod or china, whichever it is in.",
  },
  {
    numbers: [500011],
    cause: "the tenant does not know Microsoft Graph at the address that was asked for",
    fix: "Set cloud of the tenant to the cloud that it is in; in a cloud of your own check cloud.graph.",
  },
  {
    numbers: [500014],
    cause: "Microsoft Graph is disabled in this tenant, or its subscription has lapsed",
    fix: "Have an administrator look at the tenant's subscriptions, and at Microsoft Graph under Enterprise applications in the Microsoft Entra admin center.",
  },
  {
    numbers: [65001, 650056, 90094],
    cause: "admin consent for the application is missing",
    fix: CONSENT,
  },
  {
    numbers: [7000229],
    cause: "the application has never been given consent in this tenant (it has no service principal there)",
    fix: CONSENT,
  },
  {
    numbers: [7000112],
    cause: "the application is disabled",
    fix: "In the Microsoft Entra admin center open Enterprise applications > the application > Properties, and allow sign-in again.",
  },
  {
    numbers: [700027, 50012],
    cause:
      "the certificate is not registered with the application, or the one that is registered has expired",
    fix: `Upload the certificate that auth.certificate of the tenant points to (without its key) under ${SECRETS}.`,
  },
  {
    numbers: [7000214],
    cause: "the certificate has been revoked",
    fix: `Upload a new certificate under ${SECRETS}, and put it with its key where auth.certificate of the tenant points.`,
  },
  {
    numbers: [1000502, 7000274],
    cause: "the certificate has expired, or is not valid yet",
    fix: `Upload a new certificate under ${SECRETS}, and put it with its key where auth.certificate of the tenant points.`,
  },
  {
    numbers: [700024],
    cause: "the proof of identity was made at another time than the service's now",
    fix: "Set this machine's clock; with a workload identity, check that the file under auth.tokenFile is renewed.",
  },
  {
    numbers: [70021],
    cause: "no federated credential of the application fits the token",
    fix: `Compare issuer, subject and audience of the federated credential under ${SECRETS} with the token under auth.tokenFile.`,
  },
  {
    numbers: [700211],
    cause: "no federated credential of the application trusts the issuer of the token",
    fix: `Set the issuer of the federated credential under ${SECRETS} to that of the token under auth.tokenFile.`,
  },
  {
    numbers: [700212],
    cause: "no federated credential of the application has the audience of the token",
    fix: `Set the audience of the federated credential under ${SECRETS} to that of the token under auth.tokenFile.`,
  },
  {
    numbers: [700213],
    cause: "no federated credential of the application has the subject of the token",
    fix: `Set the subject of the federated credential under ${SECRETS} to that of the token under auth.tokenFile, letter by letter.`,
  },
  {
    numbers: [53003, 530032],
    cause: "a Conditional Access policy blocks the sign-in",
    fix: "Look for the sign-in under Sign-in logs in the Microsoft Entra admin center: it names the policy. Let the policy allow this application from where it runs.",
  },
  {
    numbers: [7000218],
    cause: "the application may not be signed in to without a secret",
    fix: "Open App registrations > the application > Authentication in the Microsoft Entra admin center, and allow public client flows.",
  },
  {
    numbers: [70019, 70020],
    names: ["expired_token", "code_expired", "device_code_expired", "user_timeout_reached"],
    cause: "the code was not entered in time",
    fix: "Run the command again, open the address and enter the new code at once.",
  },
  {
    numbers: [65004],
    names: ["authorization_declined"],
    cause: "the person who signed in declined",
    fix: "Run the command again and accept, or have an administrator give consent.",
  },
  {
    numbers: [50020],
    cause: "the account of the person who signed in is not in this tenant",
    fix: "Sign in with an account of the tenant, and compare auth.tenantId.",
  },
  {
    numbers: [50076, 50079],
    cause: "the person has to confirm the sign-in with a second factor",
    fix: "Sign in anew (with auth type azure-cli: `az login`), or use an application with a certificate, which asks nobody.",
  },
  {
    numbers: [70008, 700082, 50173, 70043],
    cause: "the sign-in of the person has ended",
    fix: "Sign in anew (with auth type azure-cli: `az login`), or use an application with a certificate, which does not end.",
  },
  {
    numbers: [50033, 90006, 90024, 90033, 90090],
    cause: "the sign-in service is unavailable for the moment",
    fix: "Try again later.",
  },
];

const BY_CODE: ReadonlyMap<string, SignInCause> = new Map(
  CAUSES.flatMap(({ numbers, names = [], cause, fix }) =>
    [...numbers.map((number) => `AADSTS${number}`), ...names].map((code) => [code, { cause, fix }]),
  ),
);

/** The first refusal in a text that has a known cause: a library's message, or a body of the token endpoint. */
export function findSignInCause(text: string): FoundCause | null {
  for (const code of [...readNumbers(text), ...readNames(text)]) {
    const found = BY_CODE.get(code);
    if (found !== undefined) return { ...found, code };
  }
  return null;
}

/** `AADSTS70011` in running text, `error_codes` of a body, and the list that the identity library makes of it. */
function readNumbers(text: string): readonly string[] {
  const named = Array.from(text.matchAll(/\bAADSTS(\d{4,8})\b/g), (match) => match[1] ?? "");
  const lists = text.matchAll(/(?:"error_codes"\s*:\s*\[|\bError\(s\):\s*)([\d,\s]{1,100})/g);
  const listed = Array.from(lists, (match) => match[1] ?? "").flatMap((list) => list.split(","));
  return [...named, ...listed].map((number) => `AADSTS${number.trim()}`);
}

function readNames(text: string): readonly string[] {
  return text.match(/\b[a-z]+(?:_[a-z]+)+\b/g) ?? [];
}

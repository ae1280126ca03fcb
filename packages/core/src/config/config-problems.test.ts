import { describe, expect, test } from "vitest";
import { parseConfig } from "./parse-config.ts";
import { formatProblem } from "./problem.ts";

const FILE = "/srv/om/intune-om.yaml";

/** A sound file; each case below puts another text in place of one of its lines. */
const SOUND = `
version: 1
plan: ./plan.yaml
store: ./state/om.db
timezone: Europe/Stockholm
locale: sv
tenants:
  - id: contoso
    name: Contoso
    cloud: global
    auth: { type: azure-cli }
feeds:
  - { id: news, kind: whats-new, url: ./news.md }
mail:
  transport: smtp
  host: smtp.contoso.com
  security: starttls
  from: { name: Driften, address: om@contoso.com }`;

/** Line number and new text, then the problem: line and column, what is wrong, how to put it right. */
const CASES = String.raw`
1|version: 2
1:10  version is not allowed (found: 2)
Write 1.

2|# no plan
1:1  plan is missing
Add plan at the top level: text.

2|plan:
2:1  plan is empty
Write text, or remove the key if it may be left out.

2|plan: ~/plan.yaml
2:7  plan begins with ~, which only a shell knows (found: "~/plan.yaml")
Write the whole path.

3|store: postgres://om:swordfish@db/om
3:8  store holds a password (found: "postgres://om:***@db/om")
Remove it, and write store: { url: …, password: env:NAME } with the password in that variable.

3|store: postgres://om:sword?fish@db/om
3:8  store has a parameter that is not known (found: "postgres://om:***@db/om")
Write no other parameters than sslmode, host, schema.

3|store: postgres://om:5/sword@db/om
3:8  store holds a password (found: "postgres://om:***@db/om")
Remove it, and write store: { url: …, password: env:NAME } with the password in that variable.

3|store: postgres://om:sword/fish@db/om
3:8  store holds a password (found: "postgres://om:***@db/om")
Remove it, and write store: { url: …, password: env:NAME } with the password in that variable.

3|store: postgres://db/om?user=om&password=swordfish
3:8  store holds a password (found: "postgres://db/om?…")
Remove it, and write store: { url: …, password: env:NAME } with the password in that variable.

3|store: postgres://om@:5432/om
3:8  store names no host (found: "postgres://om@:5432/om")
Write postgres://user@host/database.

3|store: sqlite:./om.db
3:8  store is no store that is known (found: "sqlite:./om.db")
Write a path such as ./state/intune-om.db, or postgres://user@host/database.

3|store: file:./om.db
3:8  store is no store that is known (found: "file:./om.db")
Write a path such as ./state/intune-om.db, or postgres://user@host/database.

3|store: postgres//om:swordfish@db/om
3:8  store is no store that is known (found: "postgres//om:***@db/om")
Write a path such as ./state/intune-om.db, or postgres://user@host/database.

3|store: om:swordfish@db/om
3:8  store is no store that is known (found: "om:***@db/om")
Write a path such as ./state/intune-om.db, or postgres://user@host/database.

3|store: postgres:om
3:8  store is no PostgreSQL address (found: "postgres:om")
Write postgres://user@host/database.

3|store: postgres://db.contoso.com
3:8  store names no database (found: "postgres://db.contoso.com")
Write postgres://user@host/database.

3|store: postgres://db:54322222/om
3:8  store has no port from 1 to 65535 (found: "postgres://db:54322222/om")
Write a port such as 5432, or leave it out.

3|store: postgres://db/om?pool=3
3:8  store has a parameter that is not known (found: "postgres://db/om?…")
Write no other parameters than sslmode, host, schema.

3|store: postgres://db/om?sslmode=prefer
3:8  store has an sslmode that is not known (found: "postgres://db/om?…")
Write disable, require, verify-full.

3|store: postgres://db/om?sslmode=disable
3:8  store would send everything in clear to another machine (found: "postgres://db/om?…")
Remove sslmode=disable; if the network itself is to be trusted, write store: { url: …, insecure: true }.

3|store: { url: postgres://db/om?sslmode=disable }
3:15  store.url would send everything in clear to another machine (found: "postgres://db/om?…")
Remove sslmode=disable; if the network itself is to be trusted, write store: { url: …, insecure: true }.

3|store: { url: ./om.db }
3:15  store.url is no PostgreSQL address (found: "./om.db")
Write postgres://user@host/database.

3|store: { url: postgres://db/om, password: swordfish }
3:43  store.password must name a secret, not hold it (found: ***)
Put the secret in an environment variable and write env:NAME, or in a file of its own and write file:PATH; change it if it was ever written here.

3|store: { url: postgres://db/om, schema: Public Schema }
3:41  store.schema names no schema that can be used (found: "Public Schema")
Write at most 55 letters a-z, digits and _, for example intune_om; names with pg_ are taken.

3|store: { url: postgres://db/om?schema=a, schema: b }
3:50  store.schema is named in the address as well (found: "b")
Remove one of them.

3|store: { url: postgres://db/om, pasword: env:P }
3:33  store.pasword is not a known key
Did you mean password? Correct or remove it; store takes: url, password, schema, ca, insecure.

3|store: mysql://db/om
3:8  store is no store that is known (found: "mysql://db/om")
Write a path such as ./state/intune-om.db, or postgres://user@host/database.

4|timezone: Europe/Stokholm
4:11  timezone is no time zone (found: "Europe/Stokholm")
Did you mean Europe/Stockholm? Write an IANA name such as Europe/Stockholm or UTC.

4|timezone: "+01:00"
4:11  timezone is no time zone (found: "+01:00")
Write an IANA name such as Europe/Stockholm or UTC.

5|lokale: sv
5:1  lokale is not a known key
Did you mean locale? Correct or remove it; the top of the file takes: version, plan, store, timezone, locale, tenants, feeds, mail, channels, delivery, daemon, alertRules.

5|locale: de
5:9  locale is not allowed (found: "de")
Write one of en, sv.

7|  - id: Con toso
7:9  tenants[0].id is no id (found: "Con toso")
Write 1 to 64 letters a-z, digits and hyphens, for example anna-berg.

8|    name: 42
8:11  tenants[0].name must be text (found: 42)
Write text; put a number or a word such as true in quotation marks.

8|    nmae: Contoso
7:5  tenants[0].name is missing
Add name under tenants[0]: text.
8:5  tenants[0].nmae is not a known key
Did you mean name? Correct or remove it; tenants[0] takes: id, name, cloud, auth, collectors, beta.

9|    cloud: globl
9:12  tenants[0].cloud is not allowed (found: "globl")
Did you mean global? Write one of global, gcc-high, dod, china.

9|    cloud: { graph: http://g.example, login: https://l.example }
9:21  tenants[0].cloud.graph would send the token in clear (found: "http://g.example")
Write https://; plain http is for this machine (127.0.0.1) only.

9|    cloud: { graph: https://g.example }
9:5  tenants[0].cloud.login is missing
Add the address where sign-in answers, for example https://login.microsoftonline.com.

9|    collectors: { devcies: false }
9:19  tenants[0].collectors.devcies is not a known key
Did you mean devices? Correct or remove it; tenants[0].collectors takes: devices, apps, exportJobs.

10|    auth: { type: client-secrt }
10:19  tenants[0].auth.type is not allowed (found: "client-secrt")
Did you mean client-secret? Write one of client-secret, client-certificate, managed-identity, workload-identity, azure-cli, device-code, token.

10|    auth: { tenantId: t }
10:5  tenants[0].auth.type is missing
Add type under tenants[0].auth: one of client-secret, client-certificate, managed-identity, workload-identity, azure-cli, device-code, token.

10|    auth: { type: token, token: swordfish }
10:33  tenants[0].auth.token must name a secret, not hold it (found: ***)
Put the secret in an environment variable and write env:NAME, or in a file of its own and write file:PATH; change it if it was ever written here.

10|    auth: { type: token, token: 'env:A B' }
10:33  tenants[0].auth.token names no environment variable (found: ***)
Write env:NAME, with letters A-Z, digits and _ only.

10|    auth: { type: azure-cli, tenantId: ../x }
10:40  tenants[0].auth.tenantId is no id of Microsoft Entra (found: "../x")
Copy the id from the overview page of the app registration.

10|    auth: { type: azure-cli }${"\n"}  - { id: contoso, name: Again, auth: { type: azure-cli } }
11:11  tenants[1].id repeats tenants[0].id of line 7 (found: "contoso")
Give each its own, or remove one of the two.

12|  - { id: news, kind: what-new, url: ./n.md }
12:23  feeds[0].kind is no kind of feed (found: "what-new")
Did you mean whats-new? Use one of: whats-new, feed.

12|  - { id: news, kind: feed, url: ftp://n.example }
12:34  feeds[0].url has a scheme that is not read (found: "ftp://n.example")
Write https://…, http://…, file:PATH or a path.

12|  - { id: news, kind: feed, url: file://host/n.md }
12:34  feeds[0].url is no address of a file here (found: "file://host/n.md")
Write file:/PATH with three slashes or one, or a plain path.

12|  - { id: news, kind: feed, url: 'https://u:swordfish@n.example' }
12:34  feeds[0].url holds a user name or password (found: ***)
Remove what stands before the @.

14|  transport: pigeon
14:14  mail.transport is not allowed (found: "pigeon")
Write one of smtp, directory, graph.

15|  host: smtp.contoso.com:587
15:9  mail.host is no host name (found: "smtp.contoso.com:587")
Write the name alone, for example smtp.contoso.com; the port belongs in mail.port.

16|  port: 65536
16:9  mail.port is too large (found: 65536)
Write 65535 or less.

16|  port: "25"
16:9  mail.port must be a number (found: "25")
Write a number, without quotation marks.

16|  rate: { perMinute: 0 }
16:22  mail.rate.perMinute is too small (found: 0)
Write 1 or more.

16|  security: none
16:13  mail.security would send mail and password in clear to another machine (found: "none")
Write starttls or tls; if the network itself is to be trusted, add insecure: true under mail.

17|  from: "a@b.se, c@d.se"
17:9  mail.from is not one plain mail address: it names more than one (found: "a@b.se, c@d.se")
Write one address such as anna@contoso.com, without name, brackets, commas or line ends.

17|  from: { address: "a@b.se\r\nBcc: c@d.se" }
17:20  mail.from.address is not one plain mail address: it has a line end (found: "a@b.se Bcc: c@d.se")
Write one address such as anna@contoso.com, without name, brackets, commas or line ends.

17|  from: "\"a b\"@c.se"
17:9  mail.from is not one plain mail address: it has a quoted part (found: "\"a b\"@c.se")
Write one address such as anna@contoso.com, without name, brackets, commas or line ends.

17|  from: "drift: a@b.se;"
17:9  mail.from is not one plain mail address: it is a group (found: "drift: a@b.se;")
Write one address such as anna@contoso.com, without name, brackets, commas or line ends.

17|  from: "a\u200Bb@c.se"
17:9  mail.from is not one plain mail address: it has a character that nobody sees (found: "a​b@c.se")
Type it anew, without what was pasted along.

16|  auth: { user: env:U, password: env:P, clientId: c, tenantId: t }
16:3  mail.auth mixes a password with a sign-in by tokens
Keep user and password, or type: oauth2 with tenantId, clientId and secret or certificate; not both.
16:41  mail.auth.clientId is not a known key
Correct or remove it; mail.auth takes: type, user, password.
16:54  mail.auth.tenantId is not a known key
Correct or remove it; mail.auth takes: type, user, password.

16|  auth: { type: oauth2, user: om@contoso.com, tenantId: t, clientId: c }
16:9  mail.auth has neither secret nor certificate (found: a mapping)
Add secret: env:NAME, or certificate: file:PATH.

16|  auth: { type: oauth2, user: om@contoso.com, tenantId: t, clientId: c, secret: env:S, certificate: file:./c.pem }
16:9  mail.auth has both secret and certificate (found: a mapping)
Remove one of the two.

16|  auth: { type: oauth2, user: om, tenantId: t, clientId: c, secret: env:S }
16:31  mail.auth.user is not one plain mail address: it has no @ (found: ***)
Write one address such as anna@contoso.com, without name, brackets, commas or line ends.

16|  auth: { type: oauth2, user: om@contoso.com, tenantId: t, clientId: c, secret: swordfish }
16:81  mail.auth.secret must name a secret, not hold it (found: ***)
Put the secret in an environment variable and write env:NAME, or in a file of its own and write file:PATH; change it if it was ever written here.

16|  auth: { user: om@contoso.com, tenantId: t, clientId: c, secret: env:S }
16:3  mail.auth.type is missing
Add type: oauth2 beside tenantId, clientId, secret.

16|  auth: { type: xoauth2, user: env:U, password: env:P }
16:17  mail.auth.type is not allowed (found: "xoauth2")
Did you mean oauth2? Write one of password, oauth2.

16|  dkim: { domain: contoso.com, selector: om1 }
16:3  mail.dkim.key is missing
Add key under mail.dkim: text.

16|  dkim: { domain: contoso, selector: om1, key: env:K }
16:19  mail.dkim.domain is no domain (found: "contoso")
Write the domain of mail.from as it stands in DNS, for example contoso.com; other letters as xn--….

16|  dkim: { domain: contoso.com, selector: "om 1", key: env:K }
16:42  mail.dkim.selector is no selector (found: "om 1")
Write letters, digits, hyphens and dots, for example om1.

16|  connections: 21
16:16  mail.connections is too large (found: 21)
Write 20 or less.

16|  connections: 0
16:16  mail.connections is too small (found: 0)
Write 1 or more.

16|  maxMessageBytes: 1000
16:20  mail.maxMessageBytes is too small (found: 1000)
Write 65536 or more.

17|  from: [a]
17:9  mail.from must be text (found: a list)
Write text; put a number or a word such as true in quotation marks.`;

const OPTIONS = { knownCollectors: ["devices", "apps"], knownFeedKinds: ["whats-new", "feed"] };

function problemsOf(text: string): readonly string[] {
  const result = parseConfig(text, FILE, OPTIONS);
  return result.ok ? [] : result.problems.map(formatProblem);
}

function fileWith(number: number, text: string): string {
  return SOUND.trimStart()
    .split("\n")
    .with(number - 1, text)
    .join("\n");
}

describe("a file with the line", () => {
  const cases = CASES.trimStart()
    .split("\n\n")
    .map((block) => {
      const [, number, text, expected] = /^(\d+)\|(.*?)\n(\d+:\d+ {2}.*)$/s.exec(block) ?? [];
      return [text ?? "", Number(number), expected ?? ""] as const;
    });

  test.each(cases)("%s is told what is wrong where, and how to put it right", (text, number, expected) => {
    const told = problemsOf(fileWith(number, text)).join("\n");
    expect(told.replaceAll(`${FILE}:`, "").replaceAll("  Fix: ", "")).toBe(expected);
  });
});

test("the file that the cases start from has no problem", () => {
  expect(problemsOf(SOUND.trimStart())).toEqual([]);
});

test("all problems of a file come at once, in the order of its lines", () => {
  const text = [
    "version: one",
    "timezone: Nowhere",
    "tenants: []",
    "mail: { transport: smtp, port: x, security: none, host: h }",
  ];
  expect(problemsOf(text.join("\n")).map((problem) => problem.split(" is ")[0])).toEqual([
    `${FILE}:1:1  plan`,
    `${FILE}:1:1  store`,
    `${FILE}:1:10  version`,
    `${FILE}:2:11  timezone`,
    `${FILE}:3:10  tenants`,
    `${FILE}:4:1  mail.from`,
    expect.stringContaining(`${FILE}:4:32  mail.port`),
    expect.stringContaining(`${FILE}:4:45  mail.security`),
  ]);
});

test("what a plug-in is given says in which form it is written", () => {
  const told = problemsOf(`${SOUND.trimStart()}\nalertRules: [{ id: own, module: own, options: 3 }]`).join(
    "\n",
  );
  expect(told).toContain("alertRules[0].options must be a mapping of keys and values (found: 3)");
  expect(told).toContain("Write its keys below it, indented, or between { and }.");
});

test("a password with a comma does not show what follows the comma", () => {
  const told = problemsOf(fileWith(16, "  auth: { user: env:U, password: herring,mackerel }")).join("\n");
  expect(told).toContain("mail.auth.*** is not a known key");
  expect(told).not.toMatch(/herring|mackerel/);
});

describe("a file that names what the program does not have", () => {
  const options = { knownTransports: ["smtp", "directory"] } as const;
  const told = (text: string): readonly string[] => {
    const result = parseConfig(text, FILE, options);
    return result.ok ? [] : result.problems.map(formatProblem);
  };

  test("is told so on the line of the setting", () => {
    const text = SOUND.trimStart().replace(
      /mail:[^]*?  from:/,
      "mail:\n  transport: graph\n  mailbox: om@contoso.com\n  from:",
    );
    expect(problemsOf(text)).toEqual([]);
    expect(told(text)).toEqual([
      [
        `${FILE}:14:14  mail.transport cannot be used in this version (found: "graph")`,
        "  Fix: Write smtp or directory, with the settings that it takes.",
      ].join("\n"),
    ]);
  });

  test("has no problem when it names nothing of the kind", () => {
    expect(told(SOUND.trimStart())).toEqual([]);
  });
});

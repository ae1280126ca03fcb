import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorSeconds } from "../../test-support/processor-seconds.ts";
import {
  alertMessage,
  failingApp,
  items,
  letterInput,
  mailTo,
  pushCertificate,
  silentDevices,
  TO_CHANNEL,
} from "../../test-support/alert-letters.ts";
import { alert } from "../../test-support/alerts.ts";
import { daysAgo, NOW, plan } from "../../test-support/snapshots.ts";
import type { Alert, Resolution } from "../alerts/alert.ts";
import type { AlertRecipient } from "../alerts/alert-message.ts";
import { type CustomRule, DEFAULT_ALERTS } from "../config/plan/plan.ts";
import { inEveryLanguage } from "../locales/given-text.ts";
import { catalogues, LOCALE_IDS, type LocaleId } from "../locales/index.ts";
import { composeAlertLetter } from "./alert-letter.ts";
import type { AlertLetterInput } from "./alert-letter-input.ts";
import type { Letter } from "./letter.ts";

const compose = (
  input: AlertLetterInput,
  to: AlertRecipient = mailTo("en"),
  hasSheet: boolean = false,
): Letter => composeAlertLetter(input, to, { hasSheet });

/** The words of the catalogue for so many silent devices. */
function silent(count: string, locale: LocaleId = "en"): string {
  return catalogues[locale].alerts.rules["stale-devices"].many.other.replace("#", count);
}

function ended(of: Alert, resolution: Resolution = "clear"): Alert {
  return { ...of, state: "resolved", resolution, resolvedAt: NOW };
}

function recovery(of: readonly Alert[], locale: LocaleId = "en"): Letter {
  return compose(letterInput(of, { kind: "recovery", items: items(of, "resolved") }), mailTo(locale));
}

/** Secrets of apps that end in some weeks. */
function credentials(count: number): readonly Alert[] {
  return Array.from({ length: count }, (_, index) =>
    alert({
      key: `app-credential:c${index}`,
      rule: "app-credential",
      entity: { kind: "credential", id: `c${index}`, name: `App ${index}`, platform: null },
      value: 36 + index,
      worse: "lower",
      evidence: [{ name: `App ${index}`, detail: "", value: 36 + index, at: daysAgo(-36 - index) }],
      evidenceTotal: 1,
    }),
  );
}

function textOf(letter: Letter): string {
  return JSON.stringify(letter);
}

describe("a message about one alert", () => {
  it("says in its subject how bad it is, what it is and where", () => {
    const input = letterInput([pushCertificate()]);
    expect(compose(input).subject).toBe("[High] The Apple push certificate ends in 14 days: Contoso AB");
    expect(compose(input, mailTo("sv")).subject).toBe(
      "[Hög] Apples pushcertifikat går ut om 14 dagar: Contoso AB",
    );
  });

  it.each(LOCALE_IDS)("begins with what to do, and has the steps and the page for it: %s", (locale) => {
    const { rules } = catalogues[locale].alerts;
    const letter = compose(letterInput([pushCertificate()]), mailTo(locale));
    expect(letter.lead).toEqual({ tone: "bad", text: rules["apple-push-certificate"].action });
    expect(letter.steps).toEqual(rules["apple-push-certificate"].steps);
    expect(letter.links.map(({ url }) => url)).toEqual([
      expect.stringMatching(/^https:\/\/intune\.microsoft\.com\/.*DevicesMenu\/~\/enrollment$/),
    ]);
  });

  it("says since when, and who has it", () => {
    const facts = new Map(
      compose(letterInput([pushCertificate()])).facts.map(({ label, value }) => [label, value]),
    );
    expect(facts.get("Certificate")).toBe("mdm@contoso.example");
    expect(facts.get("First seen")).toBe("21 Nov 2026, 07:00");
    expect(facts.get("Role")).toBe("O&M owner");
  });

  it("says that it is over once the time is up, in words that fit", () => {
    const at = daysAgo(0.5);
    const today = pushCertificate({ value: 0, evidence: [{ name: "x", detail: "", value: 0, at }] });
    const before = [{ name: "x", detail: "", value: -3, at: daysAgo(3) }];
    expect(compose(letterInput([pushCertificate({ value: -3, evidence: before })])).title).toBe(
      "The Apple push certificate ended 3 days ago",
    );
    expect(compose(letterInput([today])).title).toBe("The Apple push certificate ended less than a day ago");
    const left = pushCertificate({
      value: 0,
      evidence: [{ name: "x", detail: "", value: 0, at: daysAgo(-0.5) }],
    });
    expect(compose(letterInput([left])).title).toBe("The Apple push certificate ends in less than a day");
  });

  it("shows ten rows of its evidence, counted, and says where the others are", () => {
    const input = letterInput([failingApp(24)]);
    const [table] = compose(input, mailTo("en"), true).tables ?? [];
    expect(table?.columns).toEqual(["What", "Devices"]);
    expect(table?.rows).toHaveLength(10);
    expect(table?.rows[0]).toEqual(["0x87D10400", "24"]);
    expect(table?.more).toBe("And 14 more in the attached sheet.");
    const [bare] = compose(input).tables ?? [];
    expect(bare?.more).toBe("And 14 more: intune-om alerts show app-install-failures:a1");
  });

  it("says when it ends, and what is left when it is sent, though it was measured before a weekend", () => {
    const measured = pushCertificate({ lastSeen: daysAgo(3), value: 17 });
    const letter = compose(letterInput([measured]), mailTo("sv"));
    expect(letter.subject).toBe("[Hög] Apples pushcertifikat går ut om 14 dagar: Contoso AB");
    expect(letter.facts).toContainEqual({ label: "Slutdatum", value: "2026-12-06" });
    expect(letter.facts).toContainEqual({ label: "Kvar", value: "14 dagar" });
    expect(letter.facts).toContainEqual({ label: "Uppgifter från", value: "2026-11-19 07:00" });
    expect(letter.tables?.[0]).toMatchObject({
      columns: ["Vad", "Kvar", "Slutdatum"],
      rows: [["mdm@contoso.example", "14 dagar", "2026-12-06"]],
    });
    const now = compose(letterInput([pushCertificate()]));
    expect(now.facts.map(({ label }) => label)).not.toContain("Data from");
  });

  it("has ended by the time it is sent when the date came while it waited", () => {
    const ends = [{ name: "x", detail: "", value: 1, at: daysAgo(1) }];
    const measured = pushCertificate({ lastSeen: daysAgo(3), value: 2, evidence: ends });
    const letter = compose(letterInput([measured]));
    expect(letter.title).toBe("The Apple push certificate ended 1 day ago");
    expect(letter.facts).toContainEqual({ label: "Left", value: "ended 1 day ago" });
  });

  it("does not repeat as evidence what the facts say", () => {
    const named = alert({ evidence: [{ name: "NORR-001", detail: "", value: 40, at: null }] });
    expect(compose(letterInput([named])).tables).toEqual([]);
  });

  it("names the command that takes it, for the reader, and quotes what a shell would read otherwise", () => {
    expect(compose(letterInput([pushCertificate()])).help).toEqual([
      "Take it, so that nobody else is called:",
      "intune-om alerts ack apple-push-certificate:apns --by john",
    ]);
    const hostile = pushCertificate({ key: "vpp-token:a b; rm -rf '$HOME'" });
    const several = letterInput([hostile], {}, { severalTenants: true });
    expect(compose(several).help[1]).toContain(
      `alerts ack 'vpp-token:a b; rm -rf '\\''$HOME'\\''' --by john --tenant contoso`,
    );
    expect(compose(letterInput([pushCertificate()]), TO_CHANNEL).help[1]).toContain("--by YOUR-ID");
  });

  it("asks nobody to take what is taken, and says by whom", () => {
    const taken = pushCertificate({
      state: "acknowledged",
      acknowledged: { by: "asa", at: NOW, note: "Renewing today" },
    });
    const letter = compose(letterInput([taken], { kind: "update", items: items([taken], "worse") }));
    expect(letter.help).toEqual([]);
    expect(letter.facts).toContainEqual({
      label: "Acknowledged by",
      value: "Åsa Lind, 22 Nov 2026, 07:00: Renewing today",
    });
  });

  it("says why it is them, who else was told, and when more people are told", () => {
    const escalatesAt = new Date("2026-11-22T14:00:00Z");
    const letter = compose(letterInput([pushCertificate()], {}, { escalatesAt }));
    expect(letter.why).toBe(
      "You get this because you have the role O&M owner in the operations plan of Contoso AB. Also told: Åsa Lind and ops.",
    );
    expect(letter.paragraphs).toContain(
      "If nobody acknowledges it by 22 Nov 2026, 15:00, more people are told.",
    );
    expect(compose(letterInput([pushCertificate()]), TO_CHANNEL).why).toMatch(/^This is posted here/);
  });

  it("has the organisation's own words over those that are shipped, and its page", () => {
    const runbooks = [
      {
        rule: "apple-push-certificate",
        action: { en: "Call Bo.", sv: "Ring Bo." },
        steps: null,
        url: "https://wiki.contoso.example/apns",
      },
    ];
    const own = plan({ alerts: { ...DEFAULT_ALERTS, runbooks } });
    const letter = compose(letterInput([pushCertificate()], {}, { plan: own }));
    expect(letter.lead?.text).toBe("Call Bo.");
    expect(letter.steps.length).toBeGreaterThan(2);
    expect(letter.links).toContainEqual({
      text: "Our own instructions",
      url: "https://wiki.contoso.example/apns",
    });
  });

  it("names a figure of the whole tenant by the tenant, once in the subject", () => {
    const rate = alert({
      key: "compliance-falling:contoso",
      rule: "compliance-falling",
      entity: { kind: "tenant", id: "contoso", name: "contoso", platform: null },
      value: 6.5,
      worst: 6.5,
      unit: "points",
      evidence: [
        {
          name: "Windows10CompliancePolicy.BitLockerEnabled",
          detail: "windows10AndLater",
          value: 1_200,
          at: null,
        },
        { name: "DefaultDeviceCompliancePolicy.RequireUserExistence", detail: "", value: 3, at: null },
      ],
      evidenceTotal: 2,
    });
    const letter = compose(letterInput([rate]), mailTo("sv"));
    expect(letter.subject.split("Contoso AB")).toHaveLength(2);
    expect(letter.subject).toMatch(/^\[Medel\] Efterlevnaden faller/);
    expect(compose(letterInput([rate])).subject).toMatch(/^\[Medium\] Compliance /);
    expect(letter.title).toMatch(/^Contoso AB: /);
    const [first] = letter.tables?.[0]?.rows ?? [];
    expect(first?.[0]).not.toMatch(/CompliancePolicy/);
    expect(first?.[1]).not.toMatch(/windows10AndLater/);
    expect(letter.facts.filter(({ value }) => value === "Contoso AB")).toHaveLength(1);
    expect(first).toContain("1\u00A0200");
  });
});

describe("a message about several alerts", () => {
  it("counts them in the subject, shows the worst ten, and says where the others are", () => {
    const letter = compose(letterInput(silentDevices(37)), mailTo("sv"), true);
    expect(letter.subject).toBe(`[Medel] ${silent("37", "sv")}: Contoso AB`);
    const [table] = letter.tables ?? [];
    expect(table?.rows).toHaveLength(10);
    expect(table?.rows[0]).toEqual(["NORR-000", "67 dagar", "2026-11-21"]);
    expect(table?.more).toBe("Och 27 till i det bifogade kalkylbladet.");
  });

  it("shows a version in full, with the least one, in place of the part that was compared", () => {
    const old = silentDevices(2).map((one, index) => ({
      ...one,
      key: `os-minimum:d${index}`,
      rule: "os-minimum",
      value: 19_045,
      unit: "version" as const,
      detail: `10.0.19045.${index} < 10.0.22000`,
    }));
    const letter = compose(letterInput(old));
    expect(letter.tables?.[0]?.rows.map((row) => row[1])).toEqual([
      "10.0.19045.0 < 10.0.22000",
      "10.0.19045.1 < 10.0.22000",
    ]);
  });

  it("of a rule of the plan's own are counted as what they are", () => {
    const over = { kind: "list", list: "devices", where: [], per: "each", above: null, below: null } as const;
    const custom: readonly CustomRule[] = [
      {
        id: "bare",
        title: inEveryLanguage({ en: "Not encrypted" }),
        action: inEveryLanguage({ en: "Encrypt them." }),
        severity: "medium",
        role: null,
        for: 1,
        resolveAfter: 1,
        over,
      },
    ];
    const found = silentDevices(13).map((one) => ({ ...one, rule: "custom:bare", value: null }));
    const input = letterInput(found, {}, { plan: plan({ alerts: { ...DEFAULT_ALERTS, custom } }) });
    expect(compose(input).subject).toBe("[Medium] Not encrypted: 13 devices: Contoso AB");
    expect(compose(input, mailTo("sv")).subject).toContain(": 13 enheter: ");
  });

  it("are taken by the message's id: what it holds, and nothing else", () => {
    const taking = "intune-om alerts ack --message alert:contoso:t1:1 --by john";
    for (const some of [silentDevices(2), silentDevices(37), [pushCertificate(), ...silentDevices(5)]])
      expect(compose(letterInput(some)).help).toEqual([catalogues.en.alerts.letter.texts.ackSeveral, taking]);
    const [first, ...taken] = silentDevices(3);
    if (first === undefined) throw new Error("no device");
    const others = taken.map((one) => ({ ...one, state: "acknowledged" as const }));
    expect(compose(letterInput([first, ...others])).help[1]).toBe(
      "intune-om alerts ack stale-devices:d0 --by john",
    );
    const long = pushCertificate({ key: `vpp-token:${"y".repeat(300)}` });
    expect(compose(letterInput([long])).help[1]).toBe(taking);
  });

  it("stand in the order of what is worst, whatever order they came in, and none that is left out is worse", () => {
    const days = silentDevices(12).map((one) => ({ ...one, severity: "low" as const }));
    const severe = alert({ key: "stale-devices:z", severity: "high", value: 1 });
    const letter = compose(letterInput([...days.toReversed(), severe]));
    const shown = letter.tables?.[0]?.rows.map((row) => row[2]);
    expect(shown?.slice(0, 3)).toEqual(["1 day", "42 days", "41 days"]);
    expect(shown?.at(-1)).toBe("34 days");
  });

  it("names the few that are news where the table may not reach them", () => {
    const devices = silentDevices(37);
    const news = items(devices.slice(-2), "new");
    const mixed = [...news, ...items(devices.slice(0, -2), "still")];
    const letter = compose(letterInput(devices, { kind: "update", items: mixed }));
    expect(letter.paragraphs[0]).toBe("New: 2 (NORR-035; NORR-036), Still open: 35");
  });

  it("says of each why it stands there, when there is more than one reason", () => {
    const devices = silentDevices(3);
    const [worse, ...still] = devices;
    const mixed = [...items(worse === undefined ? [] : [worse], "worse"), ...items(still, "still")];
    const letter = compose(letterInput(devices, { kind: "update", items: mixed }));
    expect(letter.subject).toBe(`[Medium, update] ${silent("3")}: Contoso AB`);
    expect(letter.paragraphs[0]).toBe("Worse: 1, Still open: 2");
    expect(letter.tables?.[0]?.rows.map((row) => row.at(-1))).toEqual(["Worse", "Still open", "Still open"]);
  });

  it("counts only what is open in the subject, while others of the thread are over", () => {
    const devices = silentDevices(3);
    const [over, ...open] = devices;
    const mixed = [...items(open), ...items(over === undefined ? [] : [over], "resolved")];
    const letter = compose(letterInput(devices, { kind: "update", items: mixed }));
    expect(letter.title).toBe(silent("2"));
  });

  it("of several rules names the first and counts the others, each row in full", () => {
    const letter = compose(letterInput([pushCertificate(), ...silentDevices(2)]));
    expect(letter.title).toBe("The Apple push certificate ends in 14 days, and 2 more");
    expect(letter.tables?.[0]?.rows[1]).toContainEqual(expect.stringMatching(/^NORR-000.*32 days/));
    expect(letter.links.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Apple push certificate: /),
      expect.stringMatching(/: Open in the admin center$/),
    ]);
  });

  it("says what was probably brought about by the same cause, by name or by count", () => {
    const incident = pushCertificate();
    const symptoms = silentDevices(37);
    const of = (count: number): readonly string[] =>
      compose(
        letterInput([incident, ...symptoms], {
          items: items([incident]),
          hidden: symptoms.slice(0, count).map(({ key }) => key),
        }),
      ).paragraphs;
    expect(of(2)).toContainEqual(
      expect.stringMatching(
        /^Also seen, probably for the same cause: NORR-000.*67 days; NORR-001.*66 days\.$/,
      ),
    );
    expect(of(37)).toContain(`Also seen, probably for the same cause: ${silent("37")}.`);
  });
});

describe("what comes after the first message", () => {
  it("says that it is over, why and since when, and asks for nothing", () => {
    const over = pushCertificate({ state: "resolved", resolution: "clear", resolvedAt: NOW });
    const input = letterInput([over], { kind: "recovery", items: items([over], "resolved") });
    const letter = compose(input, mailTo("sv", { because: "told" }));
    expect(letter.subject).toBe("[Löst] Apples pushcertifikat: Contoso AB");
    expect(letter.lead?.tone).toBe("good");
    expect([letter.steps, letter.help, letter.links, letter.tables]).toEqual([[], [], [], []]);
    expect(letter.facts).toContainEqual({ label: "Varför den avslutades", value: "Stämmer inte längre" });
  });

  it("says what it was at its worst and for how long, and no figure of it in the subject", () => {
    const over = ended(pushCertificate({ value: -1, worst: -3, firstSeen: daysAgo(3) }));
    const letter = recovery([over]);
    expect(letter.subject).toBe("[Resolved] Apple push certificate: Contoso AB");
    expect(letter.facts).toContainEqual({
      label: "What it was",
      value: "The Apple push certificate ended 3 days ago",
    });
    expect(letter.facts).toContainEqual({ label: "Open for", value: "3 days" });
  });

  it("names in the subject what it was about, counts several, and names the first of several rules", () => {
    const connector = ended(
      alert({
        key: "certificate-connector:c1",
        rule: "certificate-connector",
        entity: { kind: "connector", id: "c1", name: "NVM-PKI-01", platform: null },
      }),
    );
    expect(recovery([connector]).subject).toBe("[Resolved] Certificate connector, NVM-PKI-01: Contoso AB");
    const devices = silentDevices(5).map((one) => ended(one));
    expect(recovery(devices).subject).toBe("[Resolved] Silent devices, 5 alerts: Contoso AB");
    expect(recovery([connector, ...devices]).subject).toBe(
      "[Resolved] Certificate connector, NVM-PKI-01, and 5 more: Contoso AB",
    );
    expect(recovery([connector, ...devices]).tables?.[0]?.rows[1]).toContain("Silent devices, NORR-000");
    expect(recovery(devices, "sv").subject).toBe("[Löst] Tysta enheter, 5 aviseringar: Contoso AB");
  });

  it.each([
    ["device", "clear", "good", "Resolved", "It is over. Nothing more is to be done."],
    ["device", "gone", "neutral", "Closed", /^No longer listed\. That does not say/],
    ["credential", "gone", "neutral", "Closed", /does not say that anything was put right/],
    ["token", "notApplicable", "neutral", "Closed", /^No longer set up/],
    [
      "device",
      "ruleOff",
      "neutral",
      "Closed",
      /switched off or removed.*Nothing says whether it still holds/,
    ],
    ["device", "limit", "neutral", "Closed", /^The plan's limit was changed.*Nothing was put right/],
    ["change", "gone", "neutral", "Closed", /log is read for.*Nothing says that it was undone/],
    ["change", "clear", "neutral", "Closed", /no longer counts it\. Nothing says that it was undone/],
    ["enrollment", "clear", "neutral", "Closed", /not say that the cause is found/],
  ] as const)("says of a %s that is %s no more than is known", (kind, resolution, tone, tag, text) => {
    const over = ended(alert({ entity: { kind, id: "x", name: "x", platform: null } }), resolution);
    const letter = recovery([over]);
    expect(letter.subject.startsWith(`[${tag}] `)).toBe(true);
    expect(letter.title.startsWith(`${tag}: `)).toBe(true);
    expect(letter.lead).toEqual({
      tone,
      text: typeof text === "string" ? text : expect.stringMatching(text),
    });
    const { ended: leads } = catalogues.sv.alerts;
    expect(Object.values(leads)).toContain(recovery([over], "sv").lead?.text);
  });

  it.each([
    [
      "grace-period",
      /^A grace period that ended long ago .* It is no longer counted\./,
      "A grace period that ended",
    ],
    ["plug/in", /^It is no longer counted\. That does not say/, "No longer counted"],
  ])("says of what no longer counts why, in the words of %s, and calls it closed", (rule, lead, why) => {
    const over = ended({ ...alert(), rule }, "lapsed");
    const letter = recovery([over]);
    expect(letter.subject).toMatch(/^\[Closed\] /);
    expect(letter.lead).toEqual({ tone: "neutral", text: expect.stringMatching(lead) });
    expect(letter.facts.some(({ value }) => value.startsWith(why))).toBe(true);
    expect(recovery([over], "sv").lead?.text).toMatch(
      /Det räknas inte längre\. Det säger inte att något har/,
    );
    const other = ended({ ...alert(), key: "k", rule: "definitions-old" }, "lapsed");
    expect(recovery([over, other]).lead?.text).toBe(catalogues.en.alerts.ended.lapsed);
  });

  it("says of what is within another limit what that is, and that it is closed", () => {
    const limits = [{ name: "days", was: 30, now: 45, unit: "days" }] as const;
    const over = { ...ended(alert(), "limit"), limits };
    const letter = recovery([over]);
    expect(letter.subject).toMatch(/^\[Closed\] Silent devices/);
    expect(letter.lead).toEqual({
      tone: "neutral",
      text: "The plan's limit is now 45 days, and by that this is no longer an alert. Nothing was put right by that.",
    });
    expect(letter.facts).toContainEqual(
      expect.objectContaining({ value: "The plan's limit is now 45 days" }),
    );
    expect(recovery([over], "sv").subject).toMatch(/^\[Avslutad\] /);
    expect(recovery([over], "sv").lead?.text).toMatch(/^Planens gräns är nu 45 dagar, och enligt den/);
    const several = [...limits, { name: "highDays", was: 1, now: null, unit: "days" }] as const;
    expect(recovery([{ ...over, limits: several }]).lead?.text).toContain("days 45 days and highDays none");
    expect(recovery([over, { ...over, key: "k", limits: [] }]).lead?.text).toMatch(/limit was changed/);
  });

  it("calls nothing put right when one of several is only no longer listed", () => {
    const [one, other] = silentDevices(2).map((device, index) =>
      ended(device, index === 0 ? "clear" : "gone"),
    );
    if (one === undefined || other === undefined) throw new Error("no devices");
    const letter = recovery([one, other]);
    expect(letter.subject).toMatch(/^\[Closed\] /);
    expect(letter.lead).toEqual({ tone: "neutral", text: catalogues.en.alerts.ended.mixed });
    expect(letter.tables?.[0]?.rows.map((row) => row[1])).toEqual(["No longer the case", "No longer listed"]);
  });

  it("lists of several why each is over", () => {
    const over = silentDevices(3).map((one) => ({
      ...one,
      state: "resolved" as const,
      resolution: "gone" as const,
      resolvedAt: NOW,
    }));
    const letter = compose(letterInput(over, { kind: "recovery", items: items(over, "resolved") }));
    expect(letter.tables?.[0]?.rows[0]).toEqual(["NORR-000", "No longer listed", "22 Nov 2026"]);
  });

  it("says that it is a reminder, or that nobody has taken it", () => {
    const told = pushCertificate({
      told: {
        thread: "t1",
        episode: 1,
        firstAt: daysAgo(1),
        lastAt: NOW,
        severeAt: daysAgo(1),
        newsAt: daysAgo(1),
        severity: "high",
        stage: 5,
        steps: 1,
        flapping: false,
        recovered: false,
        to: [],
      },
    });
    const repeat = compose(letterInput([told], { kind: "repeat", items: items([told], "still") }));
    expect(repeat.subject).toMatch(/^\[High, reminder\] /);
    expect(repeat.paragraphs[0]).toMatch(/^This has been open since 21 Nov 2026, 07:00/);
    const step = letterInput([told], { kind: "escalation", step: 1, items: items([told], "escalated") });
    const escalation = compose(step, mailTo("sv", { because: "deputy" }));
    expect(escalation.subject).toMatch(/^\[Hög, eskalerad\] /);
    expect(escalation.paragraphs[0]).toMatch(/^Ingen har kvitterat det här sedan 2026-11-21 07:00/);
  });

  it("says that it comes and goes, and how often it has opened", () => {
    const flapping = pushCertificate({ flappingSince: NOW, openings: [daysAgo(2), daysAgo(1), NOW] });
    const input = letterInput([flapping], { kind: "update", items: items([flapping], "flapping") });
    expect(compose(input).paragraphs.join(" ")).toContain("it has opened 3 times");
  });
});

describe("a digest", () => {
  const alerts = [pushCertificate(), ...silentDevices(8)];
  const input = letterInput(alerts, { kind: "digest" });

  const digest = (of: readonly Alert[], locale: LocaleId): Letter =>
    compose(letterInput(of, { kind: "digest" }), mailTo(locale));

  it("names in its subject the one alert or the one rule that it is about", () => {
    const [first] = silentDevices(1);
    if (first === undefined) throw new Error("no device");
    expect(digest([first], "sv").subject).toMatch(/^\[Sammandrag\] NORR-000.*31 dagar.*: Contoso AB$/);
    expect(digest([first], "en").tables).toEqual([
      expect.objectContaining({ title: "NORR-000 has not checked in for 31 days", rows: [] }),
    ]);
    expect(digest(silentDevices(3), "en").subject).toBe(`[Digest] ${silent("3")}: Contoso AB`);
    expect(digest(silentDevices(3), "sv").subject).toBe(`[Sammandrag] ${silent("3", "sv")}: Contoso AB`);
  });

  it("begins with what to do about the worst, and has the steps for it", () => {
    for (const severity of ["high", "critical"] as const)
      for (const locale of LOCALE_IDS) {
        const { lead, steps, subject } = digest([...silentDevices(3), pushCertificate({ severity })], locale);
        const { rules, severity: words } = catalogues[locale].alerts;
        const { action, steps: own } = rules["apple-push-certificate"];
        expect(lead).toEqual({ tone: "bad", text: action });
        expect(steps).toEqual(own);
        expect(subject).toContain(`, ${words[severity].toLowerCase()}] 4 `);
      }
    expect(digest(silentDevices(3), "en").subject).toMatch(/^\[Digest\] /);
  });

  it("counts right in its subject: the first rule's and the others add up", () => {
    const mixed = [...silentDevices(7), ...credentials(2)];
    expect(digest(mixed, "sv").subject).toMatch(/^\[Sammandrag\] 9 aviseringar: 2 .+, och 7 till: /);
  });

  it("is taken by its own id", () => {
    expect(compose(input).help[1]).toBe("intune-om alerts ack --message alert:contoso:t1:1 --by john");
  });

  it("says what is hidden below its cause", () => {
    const cause = pushCertificate();
    const [symptom, other] = silentDevices(2);
    if (symptom === undefined || other === undefined) throw new Error("no devices");
    const of = letterInput([cause, symptom, other], {
      kind: "digest",
      items: items([cause, other]).map((item) => (item.alert === cause.key ? { ...item, hides: 1 } : item)),
      hidden: [symptom.key],
    });
    const { tables = [], paragraphs } = compose(of);
    expect(tables.map(({ note }) => note.includes("NORR-000"))).toEqual([true, false]);
    expect(paragraphs).toEqual([]);
  });

  it("has a table for each rule with what to do", () => {
    const letter = compose(input, mailTo("en"), true);
    expect(letter.subject).toBe(
      "[Digest, high] 9 alerts: The Apple push certificate ends in 14 days, and 8 more: Contoso AB",
    );
    expect(letter.tables?.map(({ title, rows, more }) => [title, rows.length, more])).toEqual([
      ["The Apple push certificate ends in 14 days", 1, ""],
      [silent("8"), 5, "And 3 more in the attached sheet."],
    ]);
    expect(letter.tables?.map(({ rows }) => rows[0]?.[0])).toEqual([
      { tone: "bad", label: "High" },
      { tone: "attention", label: "Medium" },
    ]);
    expect(letter.facts).toContainEqual({ label: "Worst severity", value: "High" });
    expect(letter.tables?.[0]?.note).toBe(catalogues.en.alerts.rules["apple-push-certificate"].action);
  });

  it("counts what has no table of its own", () => {
    const rules = Array.from({ length: 9 }, (_, index) =>
      alert({ key: `gone-${index}:x`, rule: `gone-${index}` }),
    );
    const letter = compose(letterInput(rules, { kind: "digest" }), mailTo("en"), true);
    expect(letter.tables).toHaveLength(7);
    expect(letter.tables?.at(-1)?.more).toBe("And 3 more in the attached sheet.");
  });
});

describe("a message about twenty thousand alerts", () => {
  it("is one small letter, written in less than a second", async () => {
    const input = letterInput(silentDevices(20_000));
    const write = (): Letter => compose(input, mailTo("en"), true);
    expect(await processorSeconds(write, 1)).toBeLessThan(1);
    const letter = write();
    expect(letter.title).toBe(silent("20,000"));
    expect(textOf(letter).length).toBeLessThan(10_000);
  });
});

describe("a channel that the configuration does not have", () => {
  it("is named at the foot, and whoever watches is told why it is them", () => {
    const input = letterInput([pushCertificate()], { to: [mailTo("en")] }, { missingChannels: ["ops"] });
    expect(compose(input, mailTo("en", { because: "noChannel" })).why).toBe(
      "You get this because the channel that the operations plan of Contoso AB names for it is not in the configuration. Not told, because the configuration does not have it: ops.",
    );
  });
});

describe("names from outside", () => {
  const hostile = fc.string({ unit: "binary", maxLength: 400 });

  it("never make a subject too long, cut off how bad it is or where, or bring in what nobody sees", () => {
    fc.assert(
      fc.property(
        hostile,
        hostile,
        hostile,
        fc.constantFrom(...LOCALE_IDS),
        (name, tenantName, key, locale) => {
          const alerts = [pushCertificate({ key: `vpp-token:${key}`, rule: "vpp-token" })].map((one) => ({
            ...one,
            detail: name,
            entity: { ...one.entity, name, id: `x${key}` },
            evidence: [
              { name, detail: name, value: null, at: null },
              { name, detail: "", value: 1, at: null },
            ],
          }));
          const letter = compose(letterInput(alerts, {}, { tenantName }), mailTo(locale));
          const severity = catalogues[locale].alerts.severity.high;
          expect(Array.from(letter.subject).length).toBeLessThanOrEqual(150);
          expect(letter.subject.startsWith(`[${severity}] `)).toBe(true);
          for (const text of textsOf(letter)) {
            expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200E\u200F]/u);
            expect(text.isWellFormed()).toBe(true);
            expect(Array.from(text).length).toBeLessThanOrEqual(700);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("keep the tenant at the end of the subject, whatever the entity is called", () => {
    const long = pushCertificate({
      rule: "vpp-token",
      entity: { kind: "token", id: "t", name: "n".repeat(300), platform: "iOS" },
    });
    const { subject } = compose(letterInput([long]));
    expect(subject).toMatch(/^\[High\] .*…?: Contoso AB$/);
  });

  it("fill no places of a text but their own", () => {
    const named = pushCertificate({
      rule: "vpp-token",
      entity: { kind: "token", id: "t", name: "{value} {tenant}", platform: "iOS" },
    });
    expect(compose(letterInput([named])).title).toContain("{value} {tenant}");
  });
});

describe("a message of which nothing is left to be told", () => {
  it("is written all the same, so that it does not stay behind", () => {
    const letter = compose({
      ...letterInput([]),
      message: alertMessage({ items: items([pushCertificate()]) }),
    });
    expect(letter.tables?.every(({ rows }) => rows.length === 0)).toBe(true);
    expect(letter.help).toEqual([]);
  });
});

/** Every text of a letter. */
function textsOf(part: unknown): readonly string[] {
  if (typeof part === "string") return [part];
  return Object.values((part ?? {}) as Readonly<Record<string, unknown>>).flatMap(textsOf);
}

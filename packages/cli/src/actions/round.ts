import {
  assessPractice,
  cleanText,
  guideRound,
  type LocaleId,
  LOCALE_IDS,
  OmError,
  type Person,
  ROUND_IDS,
  type RoundGuide,
  type RoundId,
} from "@intune-om/core";
import type { Action, ActionContext } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { headText, roundText } from "../output/round-text.ts";
import { checkOperator } from "../session/check-statement.ts";
import { todayIn } from "../session/day-option.ts";
import { findPerson } from "../session/find-person.ts";
import { knownWord } from "../session/known-word.ts";
import { pickTenant } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";
import { type WalkedRound, walkRound } from "../session/walk-round.ts";

export interface RoundOptions {
  readonly round: string;
  readonly list: boolean;
  readonly done: boolean;
  readonly by?: string;
  readonly found?: string;
  /** Lets somebody speak who has nothing to do with operations. */
  readonly anyone?: boolean;
  readonly language?: string;
  readonly tenant?: string;
}

type Context = ActionContext<RoundOptions>;

const LONGEST_FOUND = 2_000;
const DAY_MS = 86_400_000;
const PERIOD_DAYS = 30;

/** `round`: through the admin center step by step, or in one go where nobody can be asked. */
export const goRound: Action<RoundOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const id = knownWord("round", options.round, ROUND_IDS);
    const by = options.by === undefined ? null : findPerson(session.plan, options.by);
    const isWritten = options.done || (!options.list && !options.json && context.ask !== null);
    if (by !== null && isWritten) {
      const { plan } = session;
      checkOperator(by, { plan, day: todayIn(session), anyone: options.anyone === true });
    }
    const guide = await guideOf(id, context, session, by);
    if (options.done)
      return writeDone(id, { whole: true, found: options.found ?? null }, by, context, session);
    const ask = options.list || options.json ? null : context.ask;
    if (ask === null) {
      output.result({ round: id, ...jsonOf(guide) }, () => roundText(guide));
      return EXIT.done;
    }
    output.note(headText(guide));
    const walked = await walkRound(guide, { ask, show: (text) => output.note(`\n${text}\n`) });
    return finish(id, walked, by, context, session);
  });

async function guideOf(
  id: RoundId,
  { options, output }: Context,
  { plan, config, store, clock }: Session,
  by: Person | null,
): Promise<RoundGuide> {
  const tenant = pickTenant(config, options.tenant);
  const locale: LocaleId =
    options.language === undefined
      ? (by?.language ?? config.locale)
      : knownWord("language", options.language, LOCALE_IDS);
  const zone = by?.timeZone ?? config.timeZone;
  const newest = await store.snapshots.latest(tenant.id, []);
  const snapshot = newest === null ? null : await store.snapshots.load(newest.id);
  if (snapshot === null) {
    output.note("Nothing was collected yet, so no figure is known. Collect with `intune-om collect`.");
    return guideRound(id, null, locale, zone);
  }
  const log = await store.practice.log(tenant.id, clock.now());
  const period = { from: new Date(snapshot.takenAt.getTime() - PERIOD_DAYS * DAY_MS), to: snapshot.takenAt };
  const practice = assessPractice({ snapshot, plan, log, timeZone: config.timeZone, period });
  return guideRound(id, { snapshot, practice }, locale, zone);
}

/** A round that was broken off is none that was gone through. */
async function finish(
  id: RoundId,
  walked: WalkedRound,
  by: Person | null,
  context: Context,
  session: Session,
): Promise<ExitCode> {
  const { output } = context;
  if (walked.whole && by !== null) return writeDone(id, walked, by, context, session);
  output.result({}, () =>
    [
      walked.whole
        ? `Write it down with: intune-om round ${id} --done --by …`
        : "The round was broken off; nothing was written.",
      ...(walked.found === null ? [] : [`Found: ${walked.found}`]),
    ].join("\n"),
  );
  return walked.whole ? EXIT.done : EXIT.partial;
}

async function writeDone(
  round: RoundId,
  { found }: WalkedRound,
  by: Person | null,
  { output }: Context,
  { store, clock }: Session,
): Promise<ExitCode> {
  if (by === null)
    throw new OmError("nobody says that the round was gone through", {
      code: "usage.by",
      hint: "Add --by with the id or the address of the person who went through it.",
    });
  const clean = found === null ? null : cleanText(found, LONGEST_FOUND);
  await store.journal.add(by.id, [{ kind: "roundDone", round, found: clean }]);
  output.result({ round, by: by.id, at: clock.now(), ...(clean === null ? {} : { found: clean }) }, () =>
    [
      `The ${round} round by ${by.name} is written down.`,
      ...(clean === null ? [] : [`Found: ${clean}`]),
    ].join("\n"),
  );
  return EXIT.done;
}

function jsonOf({ title, intro, steps }: RoundGuide): object {
  return {
    title,
    intro,
    steps: steps.map(({ figures, ...step }) => ({
      ...step,
      figures: figures.map(({ id, value }) => ({ id, value })),
    })),
  };
}

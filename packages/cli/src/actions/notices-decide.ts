import { approveNotice as approve, withdrawNotice as withdraw } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { noticeJson } from "../output/notice-json.ts";
import { findNotice } from "../session/find-notice.ts";
import { findPerson } from "../session/find-person.ts";
import { withSession } from "../session/session.ts";

export interface DecideOptions {
  readonly notice: string;
  readonly by: string;
}

/** `notices approve NOTICE`: somebody who may says yes. */
export const approveNotice: Action<DecideOptions & { readonly despiteSize: boolean }> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const by = findPerson(session.plan, options.by);
    const draft = await findNotice(session, options.notice);
    const { despiteSize } = options;
    const { notice, recipients, gone } = await approve(session, draft, { by: by.id, despiteSize });
    const people = await session.store.notices.recipients(notice.id);
    output.result({ notice: noticeJson(notice, people), gone }, () =>
      [
        `${notice.id} is approved by ${by.name}, for ${recipients} people. Send it with \`intune-om notices send\`.`,
        ...(gone.length === 0 ? [] : [`No longer touched since it was drafted: ${gone.join(", ")}`]),
        ...(session.plan.notices.pilot === null
          ? []
          : [`On trial: it goes to ${session.plan.notices.pilot} alone.`]),
      ].join("\n"),
    );
    return EXIT.done;
  });

/** `notices withdraw NOTICE`: whoever has not got it will not. */
export const withdrawNotice: Action<DecideOptions & { readonly why: string }> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const by = findPerson(session.plan, options.by);
    const found = await findNotice(session, options.notice);
    const notice = await withdraw(session, found, { by: by.id, why: options.why });
    const recipients = await session.store.notices.recipients(notice.id);
    const told = recipients.filter(({ state }) => state === "told").length;
    output.result({ notice: noticeJson(notice, recipients) }, () =>
      [`${notice.id} is withdrawn.`, ...(told === 0 ? [] : [`${told} people had got it already.`])].join(
        "\n",
      ),
    );
    return EXIT.done;
  });

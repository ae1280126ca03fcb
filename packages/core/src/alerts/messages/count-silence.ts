import { type AlertTold, isActive } from "../alert.ts";
import type { Member } from "./member.ts";

/**
 * An alert with its silence noted, or made up for when that is over: while nothing could be told of it nobody was asked to
 * take it, so that time counts for no step of its escalation.
 */
export function countSilence(member: Member, at: Date): Member {
  const { alert, isSilent } = member;
  const { told } = alert;
  if (told === null || told.episode !== alert.episode || !isActive(alert)) return member;
  if (isSilent === (told.silentSince !== undefined)) return member;
  const noted = isSilent ? { ...told, silentSince: sinceOf(told, member, at) } : madeUp(told, at);
  return { ...member, alert: { ...alert, told: noted } };
}

/** It began after what was told last, at the latest now. */
function sinceOf({ lastAt }: AlertTold, { silentFrom }: Member, at: Date): Date {
  return new Date(Math.min(at.getTime(), Math.max((silentFrom ?? at).getTime(), lastAt.getTime())));
}

function madeUp({ silentSince, ...told }: AlertTold, at: Date): AlertTold {
  if (silentSince === undefined) return told;
  return { ...told, severeAt: new Date(told.severeAt.getTime() + at.getTime() - silentSince.getTime()) };
}

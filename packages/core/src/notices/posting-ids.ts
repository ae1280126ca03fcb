/** Purpose of the deliveries of a notice. */
export const NOTICE_PURPOSE = "notice";
export const WELCOME_PURPOSE = "welcome";

const PREFIX = "notice:";
const TRIAL = ":trial-";

/** What the run of a notice is called; of a trial there is one for each text. */
export function postingId(notice: string, trial: number | null = null): string {
  return `${PREFIX}${notice}${trial === null ? "" : `${TRIAL}${trial}`}`;
}

/** The notice that a run sends; null for every other run. */
export function noticeOfPosting(report: string): string | null {
  if (!report.startsWith(PREFIX)) return null;
  const [id = ""] = report.slice(PREFIX.length).split(TRIAL);
  return id;
}

/** Whether a run sends a notice to the pilot address alone. */
export function isTrial(report: string): boolean {
  return report.startsWith(PREFIX) && report.includes(TRIAL);
}

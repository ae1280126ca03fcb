import { z } from "zod";
import { DEFAULT_DELIVERY_POLICY, type DeliveryPolicy, type RetryRule } from "../deliver/delivery-policy.ts";
import { DEFERRAL_CAUSES, type DeferralCause } from "../deliver/notifier.ts";
import { type Fault, strict } from "./fields.ts";

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const MOST_SECONDS = 7 * 24 * 3_600;
const MOST_HOURS = 31 * 24;

const WHEN: Readonly<Record<DeferralCause, string>> = {
  network: "When the other side did not answer.",
  temporary: "When the other side said not now.",
  throttle: "When the other side said that too much came at once; its whole channel waits then.",
};

/** `delivery`, read into the model. */
export function deliverySchema(): z.ZodType<DeliveryPolicy> {
  const { unknown, retry } = DEFAULT_DELIVERY_POLICY;
  return strict({
    unknown: strict({
      alert: unknownField("alerts and drills", unknown.alert),
      report: unknownField("everything else", unknown.report),
    })
      .meta({ description: "What is done about a message that may or may not have arrived." })
      .optional(),
    retry: strict({
      network: ruleSchema("network"),
      temporary: ruleSchema("temporary"),
      throttle: ruleSchema("throttle"),
    })
      .meta({ description: "How long a message that was put off is tried again by itself." })
      .optional(),
  })
    .transform((raw) => ({
      unknown: {
        alert: raw.unknown?.alert ?? unknown.alert,
        report: raw.unknown?.report ?? unknown.report,
      },
      retry: {
        network: raw.retry?.network ?? retry.network,
        temporary: raw.retry?.temporary ?? retry.temporary,
        throttle: raw.retry?.throttle ?? retry.throttle,
      },
    }))
    .meta({ description: "What is done about messages that did not simply arrive." });
}

function unknownField(what: string, byDefault: string) {
  return z
    .enum(["resend", "wait"])
    .meta({
      description: `For ${what}: resend under the same Message-ID, which may arrive twice, or wait for a person. Default ${byDefault}.`,
    })
    .optional();
}

function ruleSchema(cause: (typeof DEFERRAL_CAUSES)[number]) {
  const rule = DEFAULT_DELIVERY_POLICY.retry[cause];
  const seconds = (description: string, ms: number) =>
    z
      .int()
      .min(1)
      .max(MOST_SECONDS)
      .meta({ description: `${description} Default ${ms / SECOND_MS}.` })
      .optional();
  return strict({
    firstSeconds: seconds(
      "The wait after the first attempt; each further one is twice as long.",
      rule.firstMs,
    ),
    longestSeconds: seconds("The longest wait between two attempts.", rule.longestMs),
    budgetHours: z
      .number()
      .positive()
      .max(MOST_HOURS)
      .meta({
        description: `Hours after the first attempt in which it is tried again; after that it is given up. Default ${rule.budgetMs / HOUR_MS}.`,
      })
      .optional(),
  })
    .transform((raw) => ruleOf(raw, rule))
    .superRefine((read, context) => {
      const found = findFault(read);
      if (found === null) return;
      const { fault, path } = found;
      context.addIssue({ code: "custom", message: fault.message, path: [path], params: { fault } });
    })
    .meta({ description: WHEN[cause] })
    .optional();
}

interface RawRule {
  readonly firstSeconds?: number | undefined;
  readonly longestSeconds?: number | undefined;
  readonly budgetHours?: number | undefined;
}

/** A rule that names only one end moves the other with it, as long as that was not written down. */
function ruleOf({ firstSeconds, longestSeconds, budgetHours }: RawRule, rule: RetryRule): RetryRule {
  const longest = longestSeconds === undefined ? rule.longestMs : longestSeconds * SECOND_MS;
  const first = firstSeconds === undefined ? rule.firstMs : firstSeconds * SECOND_MS;
  return {
    firstMs: firstSeconds === undefined ? Math.min(first, longest) : first,
    longestMs: longestSeconds === undefined ? Math.max(first, longest) : longest,
    budgetMs: budgetHours === undefined ? rule.budgetMs : Math.round(budgetHours * HOUR_MS),
  };
}

function findFault({
  firstMs,
  longestMs,
  budgetMs,
}: RetryRule): { readonly fault: Fault; readonly path: string } | null {
  if (longestMs < firstMs) {
    const fix = `Write at least firstSeconds, which is ${firstMs / SECOND_MS}.`;
    return { path: "longestSeconds", fault: { message: "is shorter than the first wait", fix } };
  }
  if (budgetMs < firstMs) {
    const fix = "Write more hours, or a shorter firstSeconds.";
    return { path: "budgetHours", fault: { message: "is over before the second attempt", fix } };
  }
  return null;
}

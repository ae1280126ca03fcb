import {
  type Delivery,
  type DeliveryClass,
  deliveryClass,
  type DeliveryPolicy,
  type DeliveryState,
} from "@intune-om/core";

const DROP = 'intune-om deliveries drop DELIVERY --by PERSON --why "…"';

/** What to do about deliveries that stand in a state, each sentence for those that are there. */
export function deliveryAdvice(
  state: DeliveryState,
  deliveries: readonly Delivery[],
  policy: DeliveryPolicy,
): readonly string[] {
  if (deliveries.length === 0) return [];
  switch (state) {
    case "unknown":
      return unknownAdvice(new Set(deliveries.map(deliveryClass)), policy);
    case "rejected":
      return [
        "Rejected: the other side refused these for good, so nothing tries them again by itself.",
        "  Put right what WHY names (an address in plan.yaml, a rule of the server), then: intune-om deliveries retry DELIVERY",
        `  Nobody needs it any more: ${DROP}`,
      ];
    case "dead":
      return [
        "Dead: given up, because the time for trying again was over or because a person said so (WHY has which).",
        "  When the cause is gone and it is still needed: intune-om deliveries retry DELIVERY",
      ];
    case "deferred":
      return [
        "Deferred: the other side could not take these yet. They are tried again by themselves while `intune-om start` runs, WHY has when.",
        "  At once: intune-om runs continue RUN",
        `  Nobody needs it any more: ${DROP}`,
      ];
    case "held":
      return ["Held: somebody must say yes first. Then: intune-om deliveries release DELIVERY --by PERSON"];
    default:
      return [];
  }
}

const WHAT: Readonly<Record<DeliveryClass, string>> = {
  report: "Reports and letters",
  alert: "Alerts and drills",
};

function unknownAdvice(classes: ReadonlySet<DeliveryClass>, policy: DeliveryPolicy): readonly string[] {
  return [
    "Unknown: these may or may not have arrived, and nobody can tell from here. Ask the recipient, or look for the Message-ID in the mail server's log.",
    "  It did not arrive: intune-om deliveries retry DELIVERY (under the same Message-ID)",
    `  It arrived, or nobody needs it any more: ${DROP}`,
    ...[...classes]
      .toSorted()
      .map((kind) =>
        policy.unknown[kind] === "wait"
          ? `  ${WHAT[kind]} wait for a person (delivery.unknown.${kind}: wait).`
          : `  ${WHAT[kind]} are sent again by themselves (delivery.unknown.${kind}: resend); what stands here was tried for as long as it may be.`,
      ),
  ];
}

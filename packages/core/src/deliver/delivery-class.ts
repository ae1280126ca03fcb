/** What a message is to its reader, which decides whether one too many is better than one too few. */
export const DELIVERY_CLASSES = ["alert", "report"] as const;
export type DeliveryClass = (typeof DELIVERY_CLASSES)[number];

const ALERTS: readonly string[] = ["alert", "drill"];

/** The class of a delivery, by what it is for. */
export function deliveryClass({ purpose }: { readonly purpose: string }): DeliveryClass {
  return ALERTS.includes(purpose) ? "alert" : "report";
}

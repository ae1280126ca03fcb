import { isMailAddress, type Messages } from "@intune-om/core";

type Refuse = (text: string) => string | null;

/** Checks of single answers, so that a person hears at once; the whole is checked again like a file. */
export function refusals({
  plan,
}: Messages): Readonly<Record<"address" | "url" | "zone" | "country" | "id" | "host", Refuse>> {
  const { refusal } = plan.init;
  const unless = (holds: boolean, text: string): string | null => (holds ? null : text);
  return {
    address: (text) => unless(isMailAddress(text), refusal.address),
    url: (text) => unless(/^https?:\/\//i.test(text) && URL.parse(text) !== null, refusal.url),
    zone: (text) => unless(isZone(text), refusal.zone),
    country: (text) => unless(/^[A-Z]{2}$/.test(text), refusal.country),
    id: (text) => unless(/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text), refusal.id),
    host: (text) => unless(/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(text), refusal.host),
  };
}

function isZone(text: string): boolean {
  return text === "UTC" || Intl.supportedValuesOf("timeZone").includes(text);
}

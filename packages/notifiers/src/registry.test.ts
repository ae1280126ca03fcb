import { CHANNEL_KINDS } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { describeNotifier } from "./notifier.contract.ts";
import { PLACES } from "./notifier-places.contract.ts";
import { notifierChannels } from "./registry.ts";

const CHANNELS = [...notifierChannels.map(({ transport }) => transport), ...CHANNEL_KINDS];

describe("the registries of transports and channels", () => {
  it("hold each once, and none that these tests have no place for", () => {
    expect(CHANNELS).toStrictEqual(Object.keys(PLACES));
  });
});

for (const channel of CHANNELS) {
  const place = PLACES[channel];
  if (place === undefined) throw new RangeError(`no place to deliver to over ${channel}`);
  describeNotifier({ channel, ...place });
}

/** Members of `windowsDeviceHealthState`, by bit from the lowest. */
export const HEALTH_FLAGS: readonly string[] = [
  "fullScanPending",
  "rebootPending",
  "manualStepsPending",
  "offlineScanPending",
  "critical",
];

/** Members of `windowsDefenderProductStatus`, by bit from the lowest. */
export const PRODUCT_FLAGS: readonly string[] = [
  "serviceNotRunning",
  "serviceStartedWithoutMalwareProtection",
  "pendingFullScanDueToThreatAction",
  "pendingRebootDueToThreatAction",
  "pendingManualStepsDueToThreatAction",
  "avSignaturesOutOfDate",
  "asSignaturesOutOfDate",
  "noQuickScanHappenedForSpecifiedPeriod",
  "noFullScanHappenedForSpecifiedPeriod",
  "systemInitiatedScanInProgress",
  "systemInitiatedCleanInProgress",
  "samplesPendingSubmission",
  "productRunningInEvaluationMode",
  "productRunningInNonGenuineMode",
  "productExpired",
  "offlineScanRequired",
  "serviceShutdownAsPartOfSystemShutdown",
  "threatRemediationFailedCritically",
  "threatRemediationFailedNonCritically",
  "noStatusFlagsSet",
  "platformOutOfDate",
  "platformUpdateInProgress",
  "platformAboutToBeOutdated",
  "signatureOrPlatformEndOfLifeIsPastOrIsImpending",
  "windowsSModeSignaturesInUseOnNonWin10SInstall",
];

/** The names of the bits of a sum of flags; a bit without a name as `bit <n>`. Text is split at its commas. */
export function flagNames(value: number | string, names: readonly string[]): readonly string[] {
  if (typeof value === "string" && !/^\d{1,15}$/.test(value)) {
    return value.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
  }
  const bits = BigInt(value);
  const found: string[] = [];
  for (let bit = 0; bit < 53; bit += 1) {
    if ((bits >> BigInt(bit)) & 1n) found.push(names[bit] ?? `bit ${bit}`);
  }
  return found;
}

/** One feature release of Windows: its name, the generation that it belongs to, and its build. */
export interface WindowsRelease {
  readonly generation: 10 | 11;
  readonly name: string;
  readonly build: number;
}

/** Builds from this one on call themselves Windows 11; the version number says 10.0 for both generations. */
export const FIRST_WINDOWS_11_BUILD = 22_000;

/**
 * The feature releases of Windows clients. From https://learn.microsoft.com/windows/release-health/release-information
 * and https://learn.microsoft.com/windows/release-health/windows11-release-information
 */
export const WINDOWS_RELEASES: readonly WindowsRelease[] = [
  { generation: 10, name: "1507", build: 10_240 },
  { generation: 10, name: "1511", build: 10_586 },
  { generation: 10, name: "1607", build: 14_393 },
  { generation: 10, name: "1703", build: 15_063 },
  { generation: 10, name: "1709", build: 16_299 },
  { generation: 10, name: "1803", build: 17_134 },
  { generation: 10, name: "1809", build: 17_763 },
  { generation: 10, name: "1903", build: 18_362 },
  { generation: 10, name: "1909", build: 18_363 },
  { generation: 10, name: "2004", build: 19_041 },
  { generation: 10, name: "20H2", build: 19_042 },
  { generation: 10, name: "21H1", build: 19_043 },
  { generation: 10, name: "21H2", build: 19_044 },
  { generation: 10, name: "22H2", build: 19_045 },
  { generation: 11, name: "21H2", build: 22_000 },
  { generation: 11, name: "22H2", build: 22_621 },
  { generation: 11, name: "23H2", build: 22_631 },
  { generation: 11, name: "24H2", build: 26_100 },
  { generation: 11, name: "25H2", build: 26_200 },
  { generation: 11, name: "26H1", build: 28_000 },
  { generation: 11, name: "26H2", build: 26_300 },
];

/** The version numbers that Windows before 10 tells of itself, by the name that people use. */
export const WINDOWS_BEFORE_10: Readonly<Record<string, readonly [number, number]>> = {
  "7": [6, 1],
  "8": [6, 2],
  "8.1": [6, 3],
};

/** What was expected of one item, and what was found. */
export interface Judged {
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

export interface Measure {
  readonly label: string;
  /** Items that carry the label by hand. */
  readonly examples: number;
  /** Of the items that were given the label, how many carry it; 1 when none was given it. */
  readonly precision: number;
  /** Of the items that carry the label, how many were given it; 1 when none carries it. */
  readonly recall: number;
}

/** Precision and recall of each label, and under `all` of all labels' decisions together (micro average). */
export function measure(judged: readonly Judged[]): readonly Measure[] {
  const labels = new Set(judged.flatMap(({ expected, found }) => [...expected, ...found]));
  const rows = [...labels].sort().map((label) => ({ label, ...countOf(label, judged) }));
  const sum = (key: "right" | "given" | "examples"): number =>
    rows.reduce((total, row) => total + row[key], 0);
  return [...rows, { label: "all", right: sum("right"), given: sum("given"), examples: sum("examples") }].map(
    ({ label, right, given, examples }) => ({
      label,
      examples,
      precision: given === 0 ? 1 : right / given,
      recall: examples === 0 ? 1 : right / examples,
    }),
  );
}

function countOf(
  label: string,
  judged: readonly Judged[],
): { readonly right: number; readonly given: number; readonly examples: number } {
  const given = judged.filter(({ found }) => found.includes(label));
  const right = given.filter(({ expected }) => expected.includes(label)).length;
  const examples = judged.filter(({ expected }) => expected.includes(label)).length;
  return { right, given: given.length, examples };
}

/** One line of a table for each label. */
export function tableOf(title: string, rows: readonly Measure[]): string {
  const lines = rows.map(({ label, examples, precision, recall }) =>
    [
      label.padEnd(16),
      String(examples).padStart(8),
      precision.toFixed(3).padStart(11),
      recall.toFixed(3).padStart(8),
    ].join(""),
  );
  return [title, "label           examples  precision  recall", ...lines, ""].join("\n");
}

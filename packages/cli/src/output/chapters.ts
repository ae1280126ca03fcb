/** A line of a record, `  name  value`; none where there is no value. */
export function fact(name: string, value: string, width: number): readonly string[] {
  return value === "" ? [] : [`  ${name.padEnd(width)}${value}`];
}

/** Lines under a heading, with a blank line before it; nothing where there are none. */
export function chapter(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines];
}

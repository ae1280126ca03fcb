import { cleanText } from "../text/clean-text.ts";

/** Where a value stands in a file: keys of mappings and indexes of lists, from the top. */
export type Path = readonly (string | number)[];

/** `tenants[0].auth.secret`: the path as people read it. */
export function formatPath(path: Path): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("");
  return cleanText(text.replace(/^\./, ""), 120);
}

/** What stands at a path of plain data, `undefined` when nothing does. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, part) => childOf(node, part), data);
}

/** Every place that a pattern such as `roles.*.holders.*` names, with what stands there. */
export function select(data: unknown, pattern: string): { readonly path: Path; readonly value: unknown }[] {
  let found: { path: Path; value: unknown }[] = [{ path: [], value: data }];
  for (const step of pattern.split(".")) {
    found = found.flatMap(({ path, value }) => {
      if (step === "*") {
        return Array.isArray(value)
          ? value.map((item: unknown, index) => ({ path: [...path, index], value: item }))
          : [];
      }
      const child = childOf(value, step);
      return child === undefined ? [] : [{ path: [...path, step], value: child }];
    });
  }
  return found;
}

function childOf(node: unknown, part: string | number): unknown {
  if (typeof node !== "object" || node === null) return undefined;
  return Object.hasOwn(node, part) ? (node as Record<string | number, unknown>)[part] : undefined;
}

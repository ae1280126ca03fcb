import type { Prefixes } from "./namespaces.ts";

/** An element that is open, with what holds inside it. */
export interface OpenElement {
  /** As written. */
  readonly name: string;
  readonly role: "feed" | "channel" | "item" | "other";
  readonly prefixes: Prefixes;
  /** Address that relative links are resolved against. */
  readonly base: string | null;
}

export interface ElementStack {
  push(element: OpenElement): void;
  top(): OpenElement | undefined;
  has(name: string): boolean;
  /** How many elements are open. */
  depth(): number;
  /** True inside an item, at any depth. */
  inItem(): boolean;
  /** Closes the innermost element of this name and those left open inside it; tells which, innermost first. */
  close(name: string): readonly OpenElement[];
}

/** The open elements of a document, counted by name so that a stray end costs no search. */
export function createElementStack(): ElementStack {
  const elements: OpenElement[] = [];
  const byName = new Map<string, number>();
  let items = 0;
  const count = (element: OpenElement, by: number): void => {
    byName.set(element.name, (byName.get(element.name) ?? 0) + by);
    if (element.role === "item") items += by;
  };
  const has = (name: string): boolean => (byName.get(name) ?? 0) > 0;
  return {
    has,
    depth: () => elements.length,
    push: (element) => {
      elements.push(element);
      count(element, 1);
    },
    top: () => elements.at(-1),
    inItem: () => items > 0,
    close: (name) => {
      const closed: OpenElement[] = [];
      if (!has(name)) return closed;
      for (let element = elements.pop(); element !== undefined; element = elements.pop()) {
        count(element, -1);
        closed.push(element);
        if (element.name === name) break;
      }
      return closed;
    },
  };
}

import { collectionAnswer, type Row } from "../odata/collection.ts";
import type { GraphCall, Route } from "./route.ts";

export interface ListFacts extends Omit<Route, "method" | "answer" | "type"> {
  readonly type: string;
  /** Properties that the service filters by; it passes over filters on others. Default: the id alone. */
  readonly filterable?: readonly string[];
  /** Default 100. */
  readonly pageSize?: number;
  /** Every row of the list, each with the same properties. */
  rows(call: GraphCall): readonly Row[];
}

/** A route to a short list of rows that are all of one kind. */
export function listRoute({ filterable = ["id"], pageSize = 100, rows, ...route }: ListFacts): Route {
  return {
    ...route,
    method: "GET",
    answer(call) {
      const all = rows(call);
      const properties = Object.keys(all[0] ?? {});
      return collectionAnswer(
        all,
        { context: route.path, type: route.type, properties, filterable, pageSize },
        call,
      );
    },
  };
}

import type { Answer } from "../http/answer.ts";
import { checkSelect, project, type Row, selectSuffix } from "./collection.ts";
import type { ODataQuery } from "./query.ts";

export interface EntityFacts {
  readonly context: string;
  readonly type: string;
  /** Default: the properties of the row. */
  readonly properties?: readonly string[];
}

/** A single entity, bare, with the context that ends in `/$entity`. */
export function entityAnswer(
  row: Row,
  facts: EntityFacts,
  call: { readonly root: string; readonly query: ODataQuery },
): Answer {
  const select = checkSelect(call.query.select, facts.properties ?? Object.keys(row), facts.type);
  return {
    status: 200,
    body: {
      "@odata.context": `${call.root}/$metadata#${facts.context}${selectSuffix(select)}/$entity`,
      ...project(row, select),
    },
  };
}

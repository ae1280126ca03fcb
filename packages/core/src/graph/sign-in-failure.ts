import { OmError } from "../errors.ts";
import type { GraphErrorKind } from "./graph-error.ts";

/** Why there is no token: it was refused, or what hands it out could not be asked. */
export type SignInFailureKind = Extract<
  GraphErrorKind,
  "unauthorized" | "network" | "badAnswer" | "unavailable"
>;

/** A sign-in that failed. `code` is `graph.sign-in`. */
export class SignInError extends OmError {
  readonly kind: SignInFailureKind;

  constructor(message: string, { kind, hint }: { readonly kind: SignInFailureKind; readonly hint: string }) {
    super(message, { code: "graph.sign-in", hint });
    this.name = "SignInError";
    this.kind = kind;
  }
}

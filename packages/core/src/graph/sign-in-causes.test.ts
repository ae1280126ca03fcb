import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSignInCause } from "./sign-in-causes.ts";

describe("a refused sign-in", () => {
  it.each([
    ["AADSTS7000215", "secret is wrong", "auth.secret"],
    ["AADSTS7000222", "secret has expired", "auth.secret"],
    ["AADSTS700016", "no such application", "auth.clientId"],
    ["AADSTS90002", "no such tenant", "auth.tenantId"],
    ["AADSTS900023", "no such tenant", "auth.tenantId"],
    ["AADSTS900382", "another cloud", "cloud of the tenant"],
    ["AADSTS900439", "another cloud", "cloud of the tenant"],
    ["AADSTS90038", "another cloud", "cloud of the tenant"],
    ["AADSTS500011", "does not know Microsoft Graph", "cloud of the tenant"],
    ["AADSTS500014", "disabled in this tenant", "Enterprise applications"],
    ["AADSTS65001", "consent for the application is missing", "Grant admin consent"],
    ["AADSTS7000229", "consent", "Grant admin consent"],
    ["AADSTS7000112", "application is disabled", "Enterprise applications"],
    ["AADSTS700027", "certificate is not registered", "auth.certificate"],
    ["AADSTS7000214", "revoked", "auth.certificate"],
    ["AADSTS700024", "another time", "clock"],
    ["AADSTS70021", "no federated credential", "auth.tokenFile"],
    ["AADSTS700211", "issuer", "auth.tokenFile"],
    ["AADSTS700212", "audience", "auth.tokenFile"],
    ["AADSTS700213", "subject", "auth.tokenFile"],
    ["AADSTS53003", "Conditional Access", "Sign-in logs"],
    ["AADSTS7000218", "without a secret", "public client flows"],
    ["AADSTS70019", "not entered in time", "new code"],
  ])("%s says in plain words why, and where to mend it", (code, cause, fix) => {
    const found = findSignInCause(`invalid_client: ${code}: something long. Trace ID: 1`);
    expect(found).toEqual({
      code,
      cause: expect.stringContaining(cause),
      fix: expect.stringContaining(fix),
    });
    expect(`${found?.cause}${found?.fix}`).not.toContain("\n");
  });

  it("is read from the numbers of a body and from the identity library's list as well", () => {
    expect(findSignInCause('{"error":"invalid_client","error_codes":[1, 7000222]}')?.code).toBe(
      "AADSTS7000222",
    );
    expect(findSignInCause("unauthorized_client: Error(s): 700016 - Timestamp: x")?.code).toBe(
      "AADSTS700016",
    );
  });

  it("is told apart by the whole number, not by its beginning", () => {
    expect(findSignInCause("AADSTS700021: no such thing")).toBeNull();
    expect(findSignInCause("AADSTS70021599999999")).toBeNull();
    expect(findSignInCause("AADSTS70002: Error. AADSTS50012: signature")?.code).toBe("AADSTS50012");
  });

  it("with a device code is known by the names that carry no number", () => {
    expect(findSignInCause("device_code_expired: See https://aka.ms/x")?.cause).toContain("in time");
    expect(findSignInCause("authorization_declined")?.cause).toContain("declined");
  });

  it("is nothing for any other text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(findSignInCause(text)).toBeNull();
      }),
    );
  });
});

import { OmError } from "@intune-om/core";
import { compileTemplate, type Template } from "../html/compile-template.ts";

/**
 * Compiles a frame from MJML and then as a template. Slow: done once, never for each recipient.
 * @throws OmError `mail.template` when the frame is not valid MJML.
 */
export async function compileMjml(
  skeleton: string,
  partials: Readonly<Record<string, string>> = {},
): Promise<Template> {
  const { default: mjml } = await import("mjml");
  const { html, errors } = await mjml(skeleton, { validationLevel: "soft", fonts: {}, keepComments: false });
  const [first] = errors;
  if (first !== undefined) {
    throw new OmError(`The mail's frame is not valid MJML: ${first.formattedMessage}`, {
      code: "mail.template",
      hint: "Reinstall the product's packages; the mail library is of another version than it was made for.",
    });
  }
  return compileTemplate({ main: html, partials });
}

import type { Reporter } from "@intune-om/core";
import { compileTemplate, type Template } from "./compile-template.ts";
import { htmlContext } from "./html-context.ts";
import { HTML_TEMPLATE } from "./html-template.ts";

/**
 * Makes web pages: one file that holds its style and pictures, runs no script and asks for nothing, to be read on
 * a screen of any width or printed.
 */
export function createHtmlReporter(): Reporter {
  let template: Promise<Template> | null = null;
  return {
    format: "html",
    contentType: "text/html",
    extension: ".html",
    async render(document, context) {
      context.signal?.throwIfAborted();
      template ??= compileTemplate(HTML_TEMPLATE);
      const fill = await template;
      return new TextEncoder().encode(fill(htmlContext(document, context)));
    },
  };
}

/** What a template is filled with: plain JSON, so that nothing in it can act on being shown. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A template ready to be filled. */
export type Template = (context: Json) => string;

/** What a template is made of. All of it is the product's own text, never data. */
export interface TemplateSource {
  readonly main: string;
  /** Pieces that the main part or other pieces include by name. */
  readonly partials?: Readonly<Record<string, string>>;
}

/**
 * Compiles a Handlebars template. Values are escaped for text and for quoted attributes; prototypes cannot be
 * reached; there are no helpers but the built-in ones. The library is loaded on first use, as it is slow to start.
 */
export async function compileTemplate({ main, partials = {} }: TemplateSource): Promise<Template> {
  const { default: Handlebars } = await import("handlebars");
  const environment = Handlebars.create();
  const options = { knownHelpersOnly: true, preventIndent: true };
  const compiled = Object.fromEntries(
    Object.entries(partials).map(([name, source]) => [name, environment.compile(source, options)]),
  );
  const template = environment.compile<Json>(main, options);
  return (context) =>
    template(context, {
      partials: compiled,
      allowProtoPropertiesByDefault: false,
      allowProtoMethodsByDefault: false,
    });
}

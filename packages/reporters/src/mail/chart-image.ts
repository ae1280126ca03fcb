import { type ChartBlock, type Document, type MailImage, OmError, messageOf } from "@intune-om/core";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chartScene } from "../charts/chart-scene.ts";
import { sceneToSvg } from "../charts/scene-to-svg.ts";
import { createFontFiles } from "../fonts/font-files.ts";

/** Of the picture in the mail, in CSS pixels: the text column of a mail 600 pixels wide. */
export const IMAGE_WIDTH = 552;

/** The chart is drawn smaller and enlarged, so that its texts can still be read when a phone shrinks it. */
const DRAWN_WIDTH = 440;
/** Pixels of the file for each CSS pixel. */
const DENSITY = 2;
const FONT_FAMILY = "Noto Sans";

export interface ChartImage {
  readonly image: MailImage;
  /** In CSS pixels. */
  readonly height: number;
}

/**
 * Draws a chart as a PNG for a mail, with the product's own fonts so that every machine draws the same.
 * @throws OmError `mail.chart` when it cannot be drawn.
 */
export async function chartImage(
  block: ChartBlock,
  name: string,
  document: Pick<Document, "locale" | "timeZone">,
  signal?: AbortSignal,
): Promise<ChartImage> {
  const { locale, timeZone } = document;
  const scene = chartScene(block.chart, { width: DRAWN_WIDTH, fontSize: 12, locale, timeZone });
  const svg = sceneToSvg(scene, { fontFamily: FONT_FAMILY });
  const { renderAsync } = await import("@resvg/resvg-js");
  const options = {
    fitTo: { mode: "width", value: IMAGE_WIDTH * DENSITY },
    background: "#FFFFFF",
    font: { fontFiles: fontFiles(svg), loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  } as const;
  try {
    signal?.throwIfAborted();
    // The signal is not handed on: the library takes one for a single drawing and fails at the next.
    const rendered = await renderAsync(svg, {
      ...options,
      font: { ...options.font, fontFiles: [...options.font.fontFiles] },
    });
    const bytes = new Uint8Array(rendered.asPng());
    const image: MailImage = {
      contentId: `${name}@intune-om`,
      fileName: `${name}.png`,
      contentType: "image/png",
      bytes,
    };
    return { image, height: Math.round((scene.height * IMAGE_WIDTH) / scene.width) };
  } catch (error) {
    signal?.throwIfAborted();
    throw new OmError(`A chart could not be drawn for the mail: ${messageOf(error)}`, {
      code: "mail.chart",
      hint: "Reinstall the product's packages; the drawing library or its fonts may be damaged.",
      cause: error,
    });
  }
}

/** Large fonts of other scripts are opened only for a chart that needs them. */
function fontFiles(svg: string): readonly string[] {
  const latin = createFontFiles();
  const files = [latin.latinPath("regular"), latin.latinPath("bold")];
  if (/[\p{Script=Hebrew}]/u.test(svg))
    files.push(packageFont("@embedpdf/fonts-hebrew", "NotoSansHebrew-Regular.ttf"));
  if (/[\p{Script=Arabic}]/u.test(svg))
    files.push(packageFont("@embedpdf/fonts-arabic", "NotoNaskhArabic-Regular.ttf"));
  if (/[\u2E80-\uA4CF\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFFEF]/u.test(svg)) {
    files.push(packageFont("@embedpdf/fonts-sc", "NotoSansHans-Regular.otf"));
  }
  return files;
}

function packageFont(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "fonts", file);
}

import { type ChartBlock, cleanLines, cleanText } from "@intune-om/core";
import { renderChartSvg } from "../charts/render-chart-svg.ts";
import type { Json } from "./compile-template.ts";
import type { HtmlScope } from "./html-context.ts";

/** Of the system fonts that the page uses, so that the picture's texts look like those around it. */
const FONT_FAMILY = "'Segoe UI', system-ui, Roboto, 'Noto Sans', Arial, sans-serif";

/**
 * A chart drawn twice: for a wide page, and for a phone, where the wide one would be too small to read. One of half the
 * width is drawn once, for both.
 */
export function chartContext(block: ChartBlock, { document }: HtmlScope): Json {
  const description = cleanLines(block.description);
  const draw = (width: number, fontSize: number): string =>
    renderChartSvg(block.chart, {
      width,
      fontSize,
      locale: document.locale,
      timeZone: document.timeZone,
      title: `${cleanText(block.title)}. ${description}`,
      fontFamily: FONT_FAMILY,
    });
  const half = block.half === true;
  const narrow = draw(326, 11);
  return { title: cleanText(block.title), description, half, wide: half ? "" : draw(760, 12), narrow };
}

import type { LocaleId } from "@intune-om/core";
import type { Palette } from "../theme.ts";
import type { MeasureText } from "./scene.ts";

export interface ChartOptions {
  readonly width: number;
  /** As tall as its rows need when absent. */
  readonly height?: number;
  readonly locale: LocaleId;
  /** IANA zone of the dates below a line. Default `UTC`. */
  readonly timeZone?: string;
  /** The house palette when absent. */
  readonly palette?: Palette;
  /** How wide texts are in the font that will draw them; an estimate when absent. */
  readonly measure?: MeasureText;
  /** What stands in place of a chart without values. Default a dash. */
  readonly noData?: string;
  /** Names a line's target in the legend; without it the target has its value alone. */
  readonly targetLabel?: string;
  /** Of the text, default 9. */
  readonly fontSize?: number;
  /** The value that fills the whole width, for a chart drawn in several parts. Default the largest. */
  readonly maximum?: number;
}

/** The options with nothing left open. */
export interface ChartFrame {
  readonly width: number;
  readonly height: number | null;
  readonly locale: LocaleId;
  readonly timeZone: string;
  readonly palette: Palette;
  readonly measure: MeasureText;
  readonly noData: string;
  readonly targetLabel: string | null;
  readonly fontSize: number;
  readonly maximum: number | null;
}

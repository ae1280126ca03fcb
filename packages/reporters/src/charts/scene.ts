/** A picture in points (or CSS pixels), x to the right and y down, that any format can draw. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly items: readonly SceneItem[];
}

export type SceneItem = SceneRect | ScenePath | SceneText;

export interface SceneRect {
  readonly kind: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  /** Of the corners. */
  readonly radius?: number;
}

export interface ScenePath {
  readonly kind: "path";
  /** SVG path data of absolute `M`, `L`, `C` and `Z` alone. */
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

export interface SceneText {
  readonly kind: "text";
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly fill: string;
  readonly anchor: "start" | "middle" | "end";
  readonly bold?: boolean;
}

/** Width of a text in the same unit as `size`. */
export type MeasureText = (text: string, size: number, bold: boolean) => number;

/** Something that stands on one page as a whole: a line of text, a row of a table, a chart. */
export interface Piece {
  readonly height: number;
  /** Space above it; left out at the top of a page. */
  readonly gap: number;
  /** It never stands last on a page: what follows comes along. */
  readonly keep?: boolean;
  /** Drawn above it when it is the first on its page: the head of a table. */
  readonly repeat?: Piece;
  draw(y: number): void;
}

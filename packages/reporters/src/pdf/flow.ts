import type { Piece } from "./piece.ts";

/** The upright room for pieces on each page. */
export interface FlowPages {
  readonly top: number;
  readonly bottom: number;
  next(): void;
}

/** Most pieces that are held together; beyond it a chain is broken rather than kept. */
const CHAIN_LIMIT = 40;

/**
 * Places pieces one below the other, from page to page. A piece that keeps with the next one moves on together
 * with it. Nothing is left out: what is taller than a page still gets one of its own. No page stays empty.
 */
export function flowPieces(pieces: Iterable<Piece>, pages: FlowPages): void {
  let y = pages.top;
  const room = pages.bottom - pages.top;

  function place(piece: Piece): void {
    const gap = y === pages.top ? 0 : piece.gap;
    if (y > pages.top && y + gap + piece.height > pages.bottom) turn(piece);
    else y += gap;
    piece.draw(y);
    y += piece.height;
  }

  function turn(first: Piece): void {
    pages.next();
    y = pages.top;
    if (first.repeat === undefined) return;
    first.repeat.draw(y);
    y += first.repeat.height;
  }

  for (const chain of chains(pieces)) {
    const first = chain[0];
    if (first === undefined) continue;
    const height = chain.reduce((sum, piece, index) => sum + piece.height + (index === 0 ? 0 : piece.gap), 0);
    const fresh = height + (first.repeat?.height ?? 0) <= room;
    if (y > pages.top && y + first.gap + height > pages.bottom && fresh) {
      turn(first);
      first.draw(y);
      y += first.height;
      chain.slice(1).forEach(place);
    } else chain.forEach(place);
  }
}

/** Groups each piece with those that keep with the next before it. */
function* chains(pieces: Iterable<Piece>): Generator<readonly Piece[]> {
  let chain: Piece[] = [];
  for (const piece of pieces) {
    chain.push(piece);
    if (piece.keep === true && chain.length < CHAIN_LIMIT) continue;
    yield chain;
    chain = [];
  }
  if (chain.length > 0) yield chain;
}

/**
 * Does some work again and again until the function that it returns is called. A turn is left out while the one
 * before it is still at work, and the process is not kept alive by it.
 */
export function every(ms: number, work: () => Promise<void>): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void work().finally(() => {
      busy = false;
    });
  }, ms);
  timer.unref();
  return () => clearInterval(timer);
}

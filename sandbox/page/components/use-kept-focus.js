import { useLayoutEffect } from 'preact/hooks';

/**
 * When what had the focus inside of an element goes with a drawing, as a button does that did its work, the element gets
 * it: else it falls to the page, and whoever goes by keyboard begins at its top. The element needs a tabindex.
 */
export function useKeptFocus(around) {
  // This is before the drawing, and the effect is after it.
  const active = document.activeElement;
  const had = around.current?.contains(active) ? active : null;
  useLayoutEffect(() => {
    if (had && !had.isConnected && isNowhere() && around.current?.isConnected)
      around.current.focus({ preventScroll: true });
  });
}

const isNowhere = () => !document.activeElement || document.activeElement === document.body;

const GAP = 4;
const EDGE = 8;

/** Puts a popover below the rectangle it belongs to, or above where there is more room, inside the window. */
export function placeBy(popover, anchor, { sameWidth = false } = {}) {
  if (sameWidth) popover.style.width = `${anchor.width}px`;
  const { width, height } = popover.getBoundingClientRect();
  const below = anchor.bottom + GAP + height <= innerHeight - EDGE;
  const top = below ? anchor.bottom + GAP : Math.max(EDGE, anchor.top - GAP - height);
  const left = Math.max(EDGE, Math.min(anchor.left, innerWidth - width - EDGE));
  popover.style.inset = `${top}px auto auto ${left}px`;
}

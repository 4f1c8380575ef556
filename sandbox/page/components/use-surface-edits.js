import { useRef, useState } from 'preact/hooks';

/**
 * What a person has entered on a surface and not sent yet. A ref holds it, because a choice is sent to the app in
 * the same breath in which it is made, before the next drawing. `kept` is what the server still holds of it.
 */
export function useSurfaceEdits(kept = {}) {
  const edits = useRef(kept);
  const [, redraw] = useState(0);
  const edit = (blockId, actionId, entry) => {
    const block = { ...edits.current[blockId], [actionId]: entry };
    edits.current = { ...edits.current, [blockId]: block };
    redraw((count) => count + 1);
  };
  return { edits, edit };
}

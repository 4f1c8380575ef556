import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '../store/store.js';

const NEAR_PX = 60;

/**
 * Keeps a scrolling list at its newest entry while the reader is there, and leaves the reader in peace elsewhere, until
 * they send something there themselves. When earlier entries are put before `firstKey`, what was in view stays in view.
 */
export function useStickToEnd(firstKey, { channel, threadTs = null }) {
  const box = useRef(null);
  const content = useRef(null);
  const stuck = useRef(true);
  const before = useRef({ firstKey: null, height: 0 });
  const [atEnd, setAtEnd] = useState(true);
  const sent = useStore((state) =>
    state.sent?.channel === channel && state.sent.threadTs === threadTs ? state.sent : null,
  );

  const toEnd = () => {
    stuck.current = true;
    setAtEnd(true);
    box.current.scrollTop = box.current.scrollHeight;
  };
  const onScroll = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    stuck.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    setAtEnd(stuck.current);
  };
  useLayoutEffect(() => {
    const { scrollHeight } = box.current;
    const grewAbove = before.current.firstKey !== null && before.current.firstKey !== firstKey;
    if (stuck.current) box.current.scrollTop = scrollHeight;
    else if (grewAbove) box.current.scrollTop += scrollHeight - before.current.height;
    before.current = { firstKey, height: scrollHeight };
  });
  useLayoutEffect(() => {
    if (sent) toEnd();
  }, [sent]);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      if (stuck.current && box.current) box.current.scrollTop = box.current.scrollHeight;
    });
    observer.observe(content.current);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return { box, content, atEnd, toEnd, onScroll };
}

import { useEffect, useState } from 'preact/hooks';

const STEP_MS = 10_000;

/** Redraws the caller every ten seconds, for what depends on the time. */
export function useMinute() {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), STEP_MS);
    return () => clearInterval(timer);
  }, []);
}

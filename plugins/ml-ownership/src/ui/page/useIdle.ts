import { useEffect, useState } from 'react';

/** The maximum wait, in milliseconds. */
const PATIENCE = 2_000;

/** Returns whether the browser has been idle since the component was mounted; once true, it stays true. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const become = () => setIdle(true);
    if (typeof window.requestIdleCallback === 'undefined') {
      const timer = window.setTimeout(become, PATIENCE);
      return () => window.clearTimeout(timer);
    }
    const request = window.requestIdleCallback(become, {
      timeout: PATIENCE,
    });
    return () => window.cancelIdleCallback(request);
  }, []);
  return idle;
}

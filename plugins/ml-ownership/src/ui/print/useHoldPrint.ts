import { useEffect } from 'react';
import { holdPrint } from './printPage';

/** Delays printing while a part of the page is still loading. */
export function useHoldPrint(isComing: boolean): void {
  useEffect(() => (isComing ? holdPrint() : undefined), [isComing]);
}

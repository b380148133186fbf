import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { JsonValue } from '@backstage/types';
import { useEffect, useRef, useState } from 'react';
import { useSignedInPerson } from '../../../ui/people';
import { readVisits, recordVisit } from './lastVisitStorage';

/**
 * Returns when the signed-in user last visited the tab; `undefined` on the first visit, and while loading. Records this
 * visit once.
 */
export function useLastVisit(entityRef: string): string | undefined {
  const storageApi = useApi(storageApiRef);
  const person = useSignedInPerson();
  const recorded = useRef(false);
  const [lastVisit, setLastVisit] = useState<string>();

  useEffect(() => {
    if (person === undefined || recorded.current) {
      return undefined;
    }
    const bucket = storageApi.forBucket('ml-ownership');
    // Several users may share a browser.
    const key = `handover-visits.${person}`;
    const record = (stored: JsonValue | undefined) => {
      if (recorded.current) {
        return;
      }
      recorded.current = true;
      const known = recordVisit(readVisits(stored), entityRef, new Date());
      setLastVisit(known.lastVisit);
      // If the visit cannot be stored, the page only lacks one line.
      bucket.set(key, known.visits).catch(() => {});
    };
    const now = bucket.snapshot<JsonValue>(key);
    if (now.presence !== 'unknown') {
      record(now.value);
      return undefined;
    }
    const subscription = bucket.observe$<JsonValue>(key).subscribe({
      next: later => {
        if (later.presence !== 'unknown') {
          record(later.value);
        }
      },
      error: () => {},
    });
    return () => subscription.unsubscribe();
  }, [storageApi, person, entityRef]);

  return lastVisit;
}

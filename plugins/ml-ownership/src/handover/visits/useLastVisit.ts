import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { JsonValue } from '@backstage/types';
import { useEffect, useRef, useState } from 'react';
import { useSignedInPerson } from '../../people';
import { readVisits, recordVisit } from './visitLog';

/** When who is signed in opened this before; `undefined` on the first visit, and until it is known. This visit is written down, once. */
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
    // Several people may share a browser.
    const key = `handover-visits.${person}`;
    const record = (stored: JsonValue | undefined) => {
      if (recorded.current) {
        return;
      }
      recorded.current = true;
      const known = recordVisit(readVisits(stored), entityRef, new Date());
      setLastVisit(known.lastVisit);
      // Without a memory the page lacks one line, and nothing else.
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

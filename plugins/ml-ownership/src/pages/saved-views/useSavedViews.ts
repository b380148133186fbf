import {
  storageApiRef,
  StorageValueSnapshot,
  useApi,
} from '@backstage/frontend-plugin-api';
import { JsonValue } from '@backstage/types';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { readSavedViews, SavedViews, writeSavedViews } from './SavedViews';

const BUCKET = 'ml-ownership';

/** The signed-in user's views of a table. */
export interface SavedViewsOfTable {
  saved: SavedViews;
  /** Whether the storage has responded. */
  known: boolean;
  /** Replaces the stored views; rejects if the storage fails. */
  keep: (views: SavedViews) => Promise<void>;
}

/**
 * Reads and writes the views of a table in the storage of the app: per user if the user settings of Backstage are
 * installed, otherwise in the browser.
 */
export function useSavedViews(table: string): SavedViewsOfTable {
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(() => storageApi.forBucket(BUCKET), [storageApi]);
  const key = `views-${table}`;
  const [snapshot, setSnapshot] = useState<StorageValueSnapshot<JsonValue>>(
    () => bucket.snapshot(key),
  );

  useEffect(() => {
    const subscription = bucket
      .observe$<JsonValue>(key)
      .subscribe({ next: setSnapshot });
    return () => subscription.unsubscribe();
  }, [bucket, key]);

  const keep = useCallback(
    (views: SavedViews) => bucket.set(key, writeSavedViews(views)),
    [bucket, key],
  );
  const saved = useMemo(() => readSavedViews(snapshot.value), [snapshot]);
  return { saved, known: snapshot.presence !== 'unknown', keep };
}

import {
  storageApiRef,
  StorageValueSnapshot,
  useApi,
} from '@backstage/frontend-plugin-api';
import { JsonValue } from '@backstage/types';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { readSavedViews, SavedViews, writeSavedViews } from './SavedViews';

const BUCKET = 'ml-ownership';

/** The views of a table that the person who is signed in keeps. */
export interface SavedViewsOfTable {
  saved: SavedViews;
  /** Whether the storage has answered yet. */
  known: boolean;
  /** Keeps other views instead; rejects where the storage refuses. */
  keep: (views: SavedViews) => Promise<void>;
}

/**
 * Reads and keeps the views of a table in the storage of the app: that of the person where the app has the user settings
 * of Backstage, that of the browser otherwise.
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

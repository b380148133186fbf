import { useApi } from '@backstage/frontend-plugin-api';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { TranslateFunction, useMlTranslation } from '../../translations';
import styles from './Paper.module.css';
import { prepareForPrint } from './printPage';

/** The maximum number of printed rows per list, equal to the maximum page size of the backend. */
const MAX_PRINTED_ROWS = 500;

interface Page<Item> {
  items: Item[];
  /** Absent if the total is unknown. */
  totalItems?: number;
  pageInfo: { nextCursor?: string; prevCursor?: string };
}

/**
 * Returns the rows of a list: on screen the current page, in print all rows up to {@link MAX_PRINTED_ROWS}.
 *
 * @param page - the page on screen; `undefined` while loading
 * @param load - returns the given number of rows from the start of the list
 * @returns the rows to render, and a note to print about missing rows
 */
export function usePaperRows<Item>(
  page: Page<Item> | undefined,
  load: (api: MlOwnershipApi, limit: number) => Promise<Page<Item>>,
): { items: Item[] | undefined; note: ReactNode } {
  const api = useApi(mlOwnershipApiRef);
  const { t } = useMlTranslation();
  const [paper, setPaper] = useState<Page<Item>>();
  const latest = useRef(load);
  latest.current = load;
  const isPart = page && isPartOf(page);

  useEffect(
    () =>
      isPart
        ? prepareForPrint(async () => {
            const all = await latest.current(api, MAX_PRINTED_ROWS);
            flushSync(() => setPaper(all));
          })
        : undefined,
    [api, isPart],
  );
  // A list that is reloaded while it is being printed keeps the rows that were loaded for printing.
  useEffect(() => {
    const end = () => setPaper(undefined);
    window.addEventListener('afterprint', end);
    return () => window.removeEventListener('afterprint', end);
  }, []);

  const shown = paper ?? page;
  return {
    items: shown?.items,
    note: shown && isPartOf(shown) && (
      <p className={styles.onlyOnPaper} role="note">
        {partSentence(t, shown, paper !== undefined)}
      </p>
    ),
  };
}

/**
 * @param isPrepared - whether these are the first rows; otherwise the browser printed without preparation, with the
 * page of the list that is on screen
 */
function partSentence<Item>(
  t: TranslateFunction,
  { items, totalItems }: Page<Item>,
  isPrepared: boolean,
): string {
  const rows = items.length;
  if (isPrepared) {
    return totalItems === undefined
      ? t('print.part', { rows })
      : t('print.partOf', { rows, total: totalItems });
  }
  const most = MAX_PRINTED_ROWS;
  return totalItems === undefined
    ? t('print.screen', { rows, most })
    : t('print.screenOf', { rows, total: totalItems, most });
}

function isPartOf<Item>({ items, totalItems, pageInfo }: Page<Item>): boolean {
  return totalItems === undefined
    ? Boolean(pageInfo.nextCursor || pageInfo.prevCursor)
    : totalItems > items.length;
}

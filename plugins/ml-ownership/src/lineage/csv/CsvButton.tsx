import { useApi } from '@backstage/frontend-plugin-api';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert, Button } from '@backstage/ui';
import { RiDownloadLine, RiStopCircleLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { mlOwnershipApiRef } from '../../api';
import { messageOf } from '../../states';
import { csvText, CsvValue } from './csvText';
import { downloadText } from './download';
import { ListPage, readAllPages, ReadingProgress } from './readAllPages';
import styles from './CsvButton.module.css';

/** Rows in one file at most. */
export const MOST_CSV_ROWS = 10_000;

/** The largest page that the backend answers with. */
export const CSV_PAGE_SIZE = 500;

/** A column of a CSV file. */
export interface CsvColumn<Item> {
  title: string;
  value: (item: Item) => CsvValue;
}

type State =
  | { name: 'idle' | 'stopped' }
  | { name: 'reading'; progress?: ReadingProgress }
  | { name: 'saved'; rows: number; total: number }
  | { name: 'failed'; error: Error };

/**
 * Saves a whole list of the backend as a CSV file: says how far it is, can be stopped, and says where the list is longer
 * than the file may be.
 *
 * @param label - what is saved, as in "Save crossings as CSV"
 * @param load - answers with a page of `CSV_PAGE_SIZE` items
 */
export function CsvButton<Item>(props: {
  label: string;
  fileName: string;
  columns: CsvColumn<Item>[];
  load: (
    api: MlOwnershipApi,
    cursor: string | undefined,
  ) => Promise<ListPage<Item>>;
}) {
  const { label, fileName, columns, load } = props;
  const api = useApi(mlOwnershipApiRef);
  const [state, setState] = useState<State>({ name: 'idle' });
  const reading = useRef<AbortController>();

  useEffect(() => () => reading.current?.abort(), []);

  const save = async () => {
    const controller = new AbortController();
    reading.current = controller;
    setState({ name: 'reading' });
    try {
      const { items, total } = await readAllPages({
        load: cursor => load(api, cursor),
        most: MOST_CSV_ROWS,
        onProgress: progress => setState({ name: 'reading', progress }),
        signal: controller.signal,
      });
      downloadText({
        name: fileName,
        type: 'text/csv;charset=utf-8',
        text: csvText([
          columns.map(column => column.title),
          ...items.map(item => columns.map(column => column.value(item))),
        ]),
      });
      setState({ name: 'saved', rows: items.length, total });
    } catch (error) {
      if (!controller.signal.aborted) {
        setState({ name: 'failed', error: error as Error });
      }
    }
  };

  const stop = () => {
    reading.current?.abort();
    setState({ name: 'stopped' });
  };

  return (
    <div className={styles.root}>
      {state.name === 'reading' ? (
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiStopCircleLine />}
          onPress={stop}
        >
          Stop
        </Button>
      ) : (
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiDownloadLine />}
          onPress={save}
        >
          {label}
        </Button>
      )}
      {state.name === 'failed' ? (
        <Alert
          role="alert"
          status="danger"
          icon
          title="Nothing was saved"
          description={messageOf(state.error)}
        />
      ) : (
        <span className={styles.words} role="status">
          {words(state)}
        </span>
      )}
    </div>
  );
}

function words(state: State): string {
  switch (state.name) {
    case 'reading':
      return state.progress
        ? `${number(state.progress.read)} of ${number(
            Math.min(state.progress.total, MOST_CSV_ROWS),
          )} rows read`
        : 'Reading';
    case 'stopped':
      return 'Stopped. Nothing was saved.';
    case 'saved':
      return state.total > state.rows
        ? `Saved the first ${number(state.rows)} of ${number(
            state.total,
          )} rows: a file holds no more.`
        : `Saved ${state.rows === 1 ? '1 row' : `${number(state.rows)} rows`}.`;
    default:
      return '';
  }
}

function number(value: number): string {
  return value.toLocaleString('en');
}

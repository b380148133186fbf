import { useApi } from '@backstage/frontend-plugin-api';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert, Button } from '@backstage/ui';
import { RiDownloadLine, RiStopCircleLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { messageOf } from '../async-state';
import { TranslateFunction, useMlTranslation } from '../../translations';
import { downloadBlob } from './download';
import layout from '../layout.module.css';
import styles from './CsvButton.module.css';

/** The progress of an export, in rows. */
export interface ReadingProgress {
  read: number;
  total: number;
}

/** The content of a CSV file. */
interface CsvFile {
  parts: BlobPart[];
  rows: number;
  /** The number of existing rows, of which the file may contain only the first. */
  total: number;
}

/**
 * Reads the content of a CSV file.
 *
 * @param signal - aborts the read; the promise then rejects
 */
export type ReadCsv = (
  api: MlOwnershipApi,
  options: {
    onProgress: (progress: ReadingProgress) => void;
    signal: AbortSignal;
  },
) => Promise<CsvFile>;

type State =
  | { name: 'idle' | 'stopped' }
  | { name: 'reading'; progress?: ReadingProgress }
  | { name: 'saved'; rows: number; total: number }
  | { name: 'failed'; error: Error };

/**
 * A button that saves a CSV file: shows its progress, can be cancelled, and reports rows beyond the maximum of the
 * file.
 *
 * @param label - as in "Save crossings as CSV"
 */
export function CsvButton(props: {
  label: string;
  fileName: string;
  read: ReadCsv;
}) {
  const { label, fileName, read } = props;
  const api = useApi(mlOwnershipApiRef);
  const { t } = useMlTranslation();
  const [state, setState] = useState<State>({ name: 'idle' });
  const reading = useRef<AbortController>();

  useEffect(() => () => reading.current?.abort(), []);

  const save = async () => {
    const controller = new AbortController();
    const { signal } = controller;
    reading.current = controller;
    setState({ name: 'reading' });
    try {
      const { parts, rows, total } = await read(api, {
        onProgress: progress =>
          !signal.aborted && setState({ name: 'reading', progress }),
        signal,
      });
      signal.throwIfAborted();
      downloadBlob(
        fileName,
        new Blob(parts, { type: 'text/csv;charset=utf-8' }),
      );
      setState({ name: 'saved', rows, total });
    } catch (error) {
      if (!signal.aborted) {
        setState({ name: 'failed', error: error as Error });
      }
    }
  };

  const stop = () => {
    reading.current?.abort();
    setState({ name: 'stopped' });
  };

  return (
    <div className={layout.centeredRow3}>
      {state.name === 'reading' ? (
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiStopCircleLine />}
          onPress={stop}
        >
          {t('csv.stop')}
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
          title={t('csv.failed')}
          description={messageOf(state.error)}
        />
      ) : (
        <span className={styles.status} role="status">
          {describeState(t, state)}
        </span>
      )}
    </div>
  );
}

function describeState(t: TranslateFunction, state: State): string {
  switch (state.name) {
    case 'reading':
      return state.progress
        ? t('csv.read', {
            read: state.progress.read,
            total: state.progress.total,
          })
        : t('csv.reading');
    case 'stopped':
      return t('csv.stopped');
    case 'saved':
      return state.total > state.rows
        ? t('csv.savedFirst', { rows: state.rows, total: state.total })
        : t('csv.saved', { count: state.rows });
    default:
      return '';
  }
}

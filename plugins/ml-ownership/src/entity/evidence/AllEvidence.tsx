import { useApi } from '@backstage/frontend-plugin-api';
import { EvidenceRecordsPage } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import useSWRInfinite from 'swr/infinite';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { ErrorState, LoadingState } from '../../ui/async-state';
import { CriterionStateLabel } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { EvidenceDetail, EvidenceFacts } from './EvidencePieces';
import styles from './EvidencePieces.module.css';

const PAGE_SIZE = 20;

/**
 * All stored evidence for one criterion, loaded on demand.
 *
 * @param evaluatedAt - of the scorecard, so that newer evidence is loaded after an evaluation
 */
export function AllEvidence(props: {
  entityRef: string;
  criterion: string;
  evaluatedAt?: string;
}) {
  const { entityRef, criterion, evaluatedAt } = props;
  const { t } = useMlTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.all}>
      <Button
        size="small"
        variant="tertiary"
        aria-expanded={open}
        onPress={() => setOpen(!open)}
      >
        {open ? t('evidence.hideAll') : t('evidence.all')}
      </Button>
      {open && (
        <Records
          entityRef={entityRef}
          criterion={criterion}
          evaluatedAt={evaluatedAt}
        />
      )}
    </div>
  );
}

function Records(props: {
  entityRef: string;
  criterion: string;
  evaluatedAt?: string;
}) {
  const { entityRef, criterion, evaluatedAt } = props;
  const { t } = useMlTranslation();
  const api = useApi(mlOwnershipApiRef);
  const { data, error, isValidating, setSize, mutate } = useSWRInfinite<
    EvidenceRecordsPage,
    Error
  >(
    (index, previous: EvidenceRecordsPage | null) =>
      index > 0 && !previous?.pageInfo.nextCursor
        ? null
        : [
            api,
            'evidence',
            entityRef,
            criterion,
            evaluatedAt,
            previous?.pageInfo.nextCursor,
          ],
    (key: readonly unknown[]) =>
      api.getEvidence(entityRef, {
        criterion,
        limit: PAGE_SIZE,
        cursor: key[key.length - 1] as string | undefined,
      }),
    {
      keepPreviousData: true,
      revalidateFirstPage: false,
      revalidateOnFocus: false,
      shouldRetryOnError: false,
    },
  );
  const failure = error && (
    <ErrorState
      error={error}
      subject={t('evidence.subject')}
      onRetry={() => mutate()}
    />
  );
  if (!data) {
    return (
      failure ?? (
        <LoadingState subject={t('evidence.subject')} heights={[44, 44, 44]} />
      )
    );
  }
  const records = data.flatMap(page => page.items);
  const more = data[data.length - 1]?.pageInfo.nextCursor !== undefined;

  return (
    <>
      {records.length === 0 ? (
        <p className={styles.none}>{t('evidence.nothingRecorded')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('evidence.all')}>
          {records.map(record => (
            <li key={record.id} className={styles.piece}>
              <CriterionStateLabel state={record.outcome} />
              <div className={styles.what}>
                <EvidenceDetail evidence={record} />
                <EvidenceFacts evidence={record}>
                  {!record.isLatest && t('verdict.evidenceStatus.superseded')}
                </EvidenceFacts>
              </div>
            </li>
          ))}
        </ul>
      )}
      {failure}
      {more && (
        <Button
          size="small"
          variant="secondary"
          isPending={isValidating}
          onPress={() => setSize(size => size + 1)}
        >
          {t('evidence.showEarlier')}
        </Button>
      )}
    </>
  );
}

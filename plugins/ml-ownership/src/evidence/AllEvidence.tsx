import { useApi } from '@backstage/frontend-plugin-api';
import { EvidenceRecordsPage } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import useSWRInfinite from 'swr/infinite';
import { mlOwnershipApiRef } from '../api';
import { ErrorState, LoadingState } from '../states';
import { CriterionStateLabel } from '../verdict';
import { EvidenceFacts } from './EvidencePieces';
import styles from './EvidencePieces.module.css';

const PAGE_SIZE = 20;

/**
 * Everything that was ever said about one criterion and is still kept, read when somebody asks for it.
 *
 * @param evaluatedAt - of the scorecard, so that what was recorded since is read again
 */
export function AllEvidence(props: {
  entityRef: string;
  criterion: string;
  evaluatedAt?: string;
}) {
  const { entityRef, criterion, evaluatedAt } = props;
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.all}>
      <Button
        size="small"
        variant="tertiary"
        aria-expanded={open}
        onPress={() => setOpen(!open)}
      >
        {open ? 'Hide all evidence' : 'All evidence'}
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
    <ErrorState error={error} subject="the evidence" onRetry={() => mutate()} />
  );
  if (!data) {
    return (
      failure ?? <LoadingState subject="the evidence" heights={[44, 44, 44]} />
    );
  }
  const records = data.flatMap(page => page.items);
  const more = data[data.length - 1]?.pageInfo.nextCursor !== undefined;

  return (
    <>
      {records.length === 0 ? (
        <p className={styles.none}>
          Nothing was recorded. What the catalog says is read anew each time and
          not kept here.
        </p>
      ) : (
        <ul className={styles.list} aria-label="All evidence">
          {records.map(record => (
            <li key={record.id} className={styles.piece}>
              <CriterionStateLabel state={record.outcome} />
              <div className={styles.what}>
                <span className={styles.detail}>{record.detail}</span>
                <EvidenceFacts evidence={record}>
                  {!record.isNewest && 'Followed by a later word'}
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
          Show earlier evidence
        </Button>
      )}
    </>
  );
}

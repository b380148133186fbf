import { Button } from '@backstage/ui';
import { ResponseError } from '@backstage/errors';
import { useEffect, useRef } from 'react';
import { EmptyState, ErrorState, useMlQuery } from '../../ui/async-state';
import { useMlTranslation } from '../../translations';

/** Interval for polling whether the entity has been evaluated, in milliseconds. */
const INTERVAL = 5_000;

/**
 * Placeholder for lineage that could not be loaded: the entity awaits its first evaluation, or the request failed.
 *
 * @param root - entity ref
 * @param onRetry - requests the lineage again
 */
export function LineageUnknown(props: {
  error: Error;
  root: string;
  subject: string;
  onRetry: () => void;
}) {
  const { error, root, subject, onRetry } = props;
  const { t } = useMlTranslation();
  const isUnknown =
    error.name === 'ResponseError' &&
    (error as ResponseError).statusCode === 404;
  const { data, loading } = useMlQuery(
    isUnknown ? ['scorecard', root] : undefined,
    api => api.getScorecard(root),
    {
      refreshInterval: latest =>
        latest?.verdict === 'not-assessed' ? INTERVAL : 0,
    },
  );
  const isWaiting = data?.verdict === 'not-assessed';
  const hasWaited = useRef(false);
  useEffect(() => {
    if (hasWaited.current && !isWaiting) {
      onRetry();
    }
    hasWaited.current = isWaiting;
  }, [isWaiting, onRetry]);

  if (isUnknown && loading) {
    return null;
  }
  return isWaiting ? (
    <EmptyState title={t('lineage.view.waiting')}>
      <p>{t('lineage.view.waitingLead')}</p>
      <Button size="small" variant="secondary" onPress={onRetry}>
        {t('states.tryAgain')}
      </Button>
    </EmptyState>
  ) : (
    <ErrorState error={error} subject={subject} onRetry={onRetry} />
  );
}

import {
  CollectorGap,
  CRITERIA,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { ServerText, titleOfCriterion } from '../../ui/criterion';
import { EntityLink } from '../../ui/entity';
import { useMlTranslation } from '../../translations';
import styles from './Connector.module.css';

const STEP = 20;
const MAX_ENTITIES = 500;

/** The entities that a connected system could not check completely, with the reasons. Read when it is opened. */
export function CollectorGaps(props: { id: string; title: string }) {
  const { t } = useMlTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className={styles.criteria}
      onToggle={event => setIsOpen(event.currentTarget.open)}
    >
      <summary>{t('connectors.gaps.open')}</summary>
      {isOpen && <GapList {...props} />}
    </details>
  );
}

function GapList(props: { id: string; title: string }) {
  const { id, title } = props;
  const { t } = useMlTranslation();
  const [limit, setLimit] = useState(STEP);
  const { data, error, loading, reload } = useMlQuery(
    ['collector-gaps', id, limit],
    api => api.getCollectorGaps(id, { limit }),
  );
  const subject = t('connectors.gaps.subject');
  return (
    <>
      {data && (
        <ul aria-label={t('connectors.gaps.label', { title })}>
          {data.items.map(gap => (
            <li key={gap.entityRef}>
              <EntityLink entityRef={gap.entityRef} title={gap.title} />
              <Reasons gap={gap} />
            </li>
          ))}
        </ul>
      )}
      {loading && <LoadingState subject={subject} heights={[44]} />}
      {error && <ErrorState error={error} subject={subject} onRetry={reload} />}
      {data?.pageInfo.nextCursor && limit < MAX_ENTITIES && (
        <Button
          variant="secondary"
          size="small"
          onPress={() => setLimit(Math.min(limit * 5, MAX_ENTITIES))}
        >
          {t('connectors.gaps.more')}
        </Button>
      )}
    </>
  );
}

/** Each reason once, with the criteria that it affects. */
function Reasons(props: { gap: CollectorGap }) {
  const { unchecked } = props.gap;
  const { t } = useMlTranslation();
  const reasons = [...new Set(unchecked.map(({ reason }) => reason))];
  return (
    <ul>
      {reasons.map(reason => (
        <li key={reason}>
          {t('connectors.gaps.criteria', {
            reason: <ServerText>{reason}</ServerText>,
            criteria: unchecked
              .filter(gap => gap.reason === reason)
              .map(({ criterion }) => titleOfCriterion(t, CRITERIA, criterion))
              .join('; '),
          })}
        </li>
      ))}
    </ul>
  );
}

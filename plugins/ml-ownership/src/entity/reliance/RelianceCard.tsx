import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import {
  criterionText,
  problemOfCriterion,
  ServerText,
} from '../../ui/criterion';
import { useEntityTabPath } from '../../ui/entity';
import { ErrorState, LoadingState } from '../../ui/async-state';
import { CriterionStateLabel } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { EvidenceFacts } from '../evidence';
import { useScorecard } from '../scorecard';
import { relianceOf, ReliancePoint, titleOfPoint } from './relianceOf';
import styles from './RelianceCard.module.css';

/**
 * A card for the overview page of a Dataset: whether a consumer may rely on it, with the state and source of its contract,
 * freshness target, checks, owner and on-call. What is not known to pass never counts as good.
 */
export function RelianceCard() {
  const { entity } = useEntity();
  const { t } = useMlTranslation();
  const entityRef = stringifyEntityRef(entity);
  const tabPath = useEntityTabPath(entityRef, 'handover');
  const { data, error, loading, reload } = useScorecard(entityRef);
  const title = t('reliance.question');

  if (loading) {
    return (
      <EntityInfoCard title={title}>
        <LoadingState
          subject={t('handover.scorecard')}
          heights={[24, 44, 44, 44, 44, 44]}
        />
      </EntityInfoCard>
    );
  }
  if (!data) {
    return (
      <EntityInfoCard title={title}>
        <ErrorState
          error={error ?? new Error(t('states.noAnswer'))}
          subject={t('handover.scorecard')}
          onRetry={reload}
        />
      </EntityInfoCard>
    );
  }
  return (
    <EntityInfoCard
      title={title}
      footerActions={
        tabPath && <Link href={tabPath}>{t('handover.whyAndNext')}</Link>
      }
    >
      <Reliance scorecard={data} />
    </EntityInfoCard>
  );
}

function Reliance(props: { scorecard: Scorecard }) {
  const { t, formats } = useMlTranslation();
  const { answer, points } = relianceOf(props.scorecard.criteria);
  const open = points.filter(
    ({ state }) => state !== 'pass' && state !== 'not-applicable',
  );
  return (
    <div className={styles.root}>
      <p className={styles.answer}>
        {answer === 'yes' && t('reliance.yes')}
        {answer === 'no' &&
          t('reliance.no', {
            problems: formats.list(
              open
                .filter(({ state }) => state === 'fail')
                .map(({ criterion, result }) =>
                  problemOfCriterion(t, criterion, result?.missing),
                ),
            ),
          })}
        {answer === 'unknown' &&
          t('reliance.unknown', {
            parts: formats.list(
              open.map(({ part }) => t(`reliance.part.${part}`)),
            ),
          })}
      </p>
      <ul className={styles.points}>
        {points.map(point => (
          <li key={point.part} className={styles.point}>
            <Point point={point} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Point(props: { point: ReliancePoint }) {
  const { point } = props;
  const { criterion, part, result, state } = point;
  const { t } = useMlTranslation();
  const decisive = result?.evidence.find(
    ({ status }) => status === 'decisive' || status === 'expired',
  );
  return (
    <>
      <span className={styles.part}>{t(`reliance.name.${part}`)}</span>
      <CriterionStateLabel state={state} />
      <div className={styles.details}>
        <span>
          {result ? (
            <ServerText>{result.reason}</ServerText>
          ) : (
            criterionText(t, criterion, 'title', titleOfPoint(point))
          )}
        </span>
        {decisive ? (
          <EvidenceFacts evidence={decisive} />
        ) : (
          <span className={styles.note}>{t('reliance.noSource')}</span>
        )}
      </div>
    </>
  );
}

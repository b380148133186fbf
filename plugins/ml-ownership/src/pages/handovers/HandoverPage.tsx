import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link, Text } from '@backstage/ui';
import { useNavigate, useParams } from 'react-router-dom';
import { BlockerList, EntryForm } from '../drills/record';
import { DrillBlockerList } from '../drills/text';
import { EntityLink, useEntityTitles } from '../../ui/entity';
import { PageBody, Section } from '../../ui/page';
import { Writer } from '../../ui/people';
import { drillsRouteRef } from '../../routes';
import { ErrorState, LoadingState } from '../../ui/async-state';
import { formatDay, PointInTime } from '../../ui/time';
import { withQuery } from '../../ui/url';
import { Isolated, useMlTranslation } from '../../translations';
import { HandoverActions } from './HandoverActions';
import { RequiredDrills } from './RequiredDrills';
import { HandoverProgress } from './HandoverProgress';
import { HandoverTimeline } from './HandoverTimeline';
import { handoverHeadline } from './handoverText';
import { OwnerChangeSection } from './OwnerChangeSection';
import { RunHandoverTransition, useHandover } from './useHandover';
import styles from './HandoverPage.module.css';

const KINDS = ['blocker', 'note'] as const;

/** The page of one handover, from its proposal to the change of the owner. */
export function HandoverPage() {
  const { id = '' } = useParams();
  const { t } = useMlTranslation();
  const { data, error, loading, reload, transition } = useHandover(id);
  const navigate = useNavigate();
  const drillsPath = useRouteRef(drillsRouteRef)?.();
  const listPath = withQuery(drillsPath, { tab: 'handovers' });
  return (
    <PageBody>
      <nav aria-label={t('handovers.page.path')}>
        <Link href={listPath}>{t('handovers.page.all')}</Link>
      </nav>
      {loading && (
        <LoadingState
          subject={t('handovers.page.subject')}
          heights={[120, 240, 240]}
        />
      )}
      {error && (
        <ErrorState
          error={error}
          subject={t('handovers.page.subject')}
          onRetry={reload}
        />
      )}
      {data && (
        <HandoverDetails
          key={data.id}
          handover={data}
          onTransition={transition}
          onGone={() => listPath && navigate(listPath, { replace: true })}
        />
      )}
    </PageBody>
  );
}

function HandoverDetails(props: {
  handover: Handover;
  onTransition: RunHandoverTransition;
  onGone: () => void;
}) {
  const { handover, onTransition, onGone } = props;
  const { t } = useMlTranslation();
  const titleOf = useEntityTitles([handover.fromTeam, handover.toTeam]);
  const { drillBlockers = [] } = handover;
  const mayAddEntry = handover.allowedActions.includes('add-entry');
  return (
    <>
      <header className={styles.header}>
        <Text as="h1" variant="title-small" weight="bold">
          {handoverHeadline(t, handover, titleOf)}
        </Text>
        <HandoverProgress handover={handover} />
        <HandoverActions
          handover={handover}
          onTransition={onTransition}
          onGone={onGone}
        />
      </header>
      <p className={styles.facts}>
        <What handover={handover} />{' '}
        {t('handovers.page.proposed', {
          when: <PointInTime at={handover.proposedAt} />,
          who: <Writer writer={handover.proposedBy} />,
        })}
        {handover.notes && (
          <>
            {' '}
            <Isolated text={handover.notes} />
          </>
        )}
      </p>
      <Decision handover={handover} />
      {handover.state === 'accepted' && handover.ownerChange && (
        <OwnerChangeSection handover={handover} change={handover.ownerChange} />
      )}
      <RequiredDrills handover={handover} />
      <Section
        title={t('handovers.page.blockers')}
        lead={t('handovers.page.blockersLead')}
      >
        <BlockerList
          blockers={handover.blockers}
          onResolve={
            mayAddEntry
              ? blocker =>
                  onTransition({
                    action: 'add-entry',
                    body: { kind: 'blocker-resolved', blocker },
                  })
              : undefined
          }
        />
      </Section>
      {drillBlockers.length > 0 && (
        <Section
          title={t('handovers.page.drillBlockers')}
          lead={t('handovers.page.drillBlockersLead')}
        >
          <DrillBlockerList
            blockers={drillBlockers}
            entityRef={handover.entityRef}
            label={t('handovers.page.drillBlockers')}
          />
        </Section>
      )}
      <EntryForm
        kinds={KINDS}
        isClosed={!mayAddEntry}
        onRecord={({ kind, text, url }) =>
          onTransition({ action: 'add-entry', body: { kind, text, url } })
        }
      />
      <HandoverTimeline handover={handover} />
    </>
  );
}

function What(props: { handover: Handover }) {
  const { handover } = props;
  const { t, formats } = useMlTranslation();
  const links = {
    entity: (
      <EntityLink
        entityRef={handover.entityRef}
        title={handover.entityTitle}
        handover
      />
    ),
    from: <EntityLink entityRef={handover.fromTeam} hideIcon />,
    to: <EntityLink entityRef={handover.toTeam} hideIcon />,
  };
  return handover.targetDate
    ? t('handovers.page.whatUntil', {
        ...links,
        day: formatDay(formats, handover.targetDate),
      })
    : t('handovers.page.what', links);
}

/** The decision of the receiving team, with its notes. */
function Decision(props: { handover: Handover }) {
  const { decisionComment, decidedAt, decidedBy, state } = props.handover;
  const { t } = useMlTranslation();
  if (!decisionComment) {
    return null;
  }
  const who = decidedBy && <Writer writer={decidedBy} />;
  return (
    <p className={styles.decision}>
      {t(
        state === 'declined'
          ? 'handovers.page.declineReason'
          : 'handovers.page.acceptanceComment',
        { comment: decisionComment },
      )}{' '}
      {who &&
        (decidedAt
          ? t('handovers.page.decidedByAt', {
              who,
              when: <PointInTime at={decidedAt} />,
            })
          : t('handovers.page.decidedBy', { who }))}
    </p>
  );
}

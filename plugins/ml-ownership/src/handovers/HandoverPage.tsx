import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link, Text } from '@backstage/ui';
import { useNavigate, useParams } from 'react-router-dom';
import { BlockerList, RecordForms } from '../drills/record';
import { dayWords } from '../drills/words';
import { EntityLink, useEntityTitles } from '../entity';
import { PageBody, Section } from '../page';
import { Writer } from '../people';
import { drillsRouteRef } from '../routes';
import { ErrorState, LoadingState } from '../states';
import { PointInTime } from '../time';
import { withQuery } from '../url';
import { useWords } from '../words';
import { HandoverActions } from './HandoverActions';
import { HandoverNeeds } from './HandoverNeeds';
import { HandoverPath } from './HandoverPath';
import { HandoverRecord } from './HandoverRecord';
import { handoverHeadline } from './handoverWords';
import { OwnerChangeSection } from './OwnerChangeSection';
import { MoveHandover, useHandover } from './useHandover';
import styles from './HandoverPage.module.css';

const KINDS = ['blocker', 'note'] as const;

/** One handover, from its proposal to the change of the owner. */
export function HandoverPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const { data, error, loading, reload, move } = useHandover(id);
  const navigate = useNavigate();
  const drillsPath = useRouteRef(drillsRouteRef)?.();
  const listPath = withQuery(drillsPath, { room: 'handovers' });
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
          onMove={move}
          onGone={() => listPath && navigate(listPath, { replace: true })}
        />
      )}
    </PageBody>
  );
}

function HandoverDetails(props: {
  handover: Handover;
  onMove: MoveHandover;
  onGone: () => void;
}) {
  const { handover, onMove, onGone } = props;
  const { t } = useWords();
  const titleOf = useEntityTitles([handover.fromTeam, handover.toTeam]);
  const mayLog = handover.can.includes('log');
  return (
    <>
      <header className={styles.header}>
        <Text as="h1" variant="title-small" weight="bold">
          {handoverHeadline(t, handover, titleOf)}
        </Text>
        <HandoverPath handover={handover} />
        <HandoverActions handover={handover} onMove={onMove} onGone={onGone} />
      </header>
      <p className={styles.facts}>
        <What handover={handover} />{' '}
        {t('handovers.page.proposed', {
          when: <PointInTime at={handover.proposedAt} />,
          who: <Writer writer={handover.proposedBy} />,
        })}
        {handover.notes && <span> {handover.notes}</span>}
      </p>
      <Answer handover={handover} />
      {handover.state === 'accepted' && handover.ownerChange && (
        <OwnerChangeSection handover={handover} change={handover.ownerChange} />
      )}
      <HandoverNeeds handover={handover} />
      <Section
        title={t('handovers.page.blockers')}
        lead={t('handovers.page.blockersLead')}
      >
        <BlockerList
          blockers={handover.blockers}
          onSolve={
            mayLog
              ? blocker =>
                  onMove({ action: 'log', body: { kind: 'solved', blocker } })
              : undefined
          }
        />
      </Section>
      <RecordForms
        kinds={KINDS}
        isClosed={!mayLog}
        onRecord={({ kind, text, url }) =>
          onMove({ action: 'log', body: { kind, text, url } })
        }
      />
      <HandoverRecord handover={handover} />
    </>
  );
}

function What(props: { handover: Handover }) {
  const { handover } = props;
  const { t, formats } = useWords();
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
        day: dayWords(formats, handover.targetDate),
      })
    : t('handovers.page.what', links);
}

/** What the taking team said when it decided. */
function Answer(props: { handover: Handover }) {
  const { answer, answeredAt, answeredBy, state } = props.handover;
  const { t } = useWords();
  if (!answer) {
    return null;
  }
  const who = answeredBy && <Writer writer={answeredBy} />;
  return (
    <p className={styles.answer}>
      {t(
        state === 'refused'
          ? 'handovers.page.whyNot'
          : 'handovers.page.saidAtAcceptance',
        { answer },
      )}{' '}
      {who &&
        (answeredAt
          ? t('handovers.page.answeredByAt', {
              who,
              when: <PointInTime at={answeredAt} />,
            })
          : t('handovers.page.answeredBy', { who }))}
    </p>
  );
}

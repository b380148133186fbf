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
  const { data, error, loading, reload, move } = useHandover(id);
  const navigate = useNavigate();
  const drillsPath = useRouteRef(drillsRouteRef)?.();
  const listPath = withQuery(drillsPath, { room: 'handovers' });
  return (
    <PageBody>
      <nav aria-label="Handover">
        <Link href={listPath}>All handovers</Link>
      </nav>
      {loading && (
        <LoadingState subject="the handover" heights={[120, 240, 240]} />
      )}
      {error && (
        <ErrorState error={error} subject="the handover" onRetry={reload} />
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
  const titleOf = useEntityTitles([handover.fromTeam, handover.toTeam]);
  const mayLog = handover.can.includes('log');
  return (
    <>
      <header className={styles.header}>
        <Text as="h1" variant="title-small" weight="bold">
          {handoverHeadline(handover, titleOf)}
        </Text>
        <HandoverPath handover={handover} />
        <HandoverActions handover={handover} onMove={onMove} onGone={onGone} />
      </header>
      <p className={styles.facts}>
        <EntityLink
          entityRef={handover.entityRef}
          title={handover.entityTitle}
          handover
        />{' '}
        from <EntityLink entityRef={handover.fromTeam} hideIcon /> to{' '}
        <EntityLink entityRef={handover.toTeam} hideIcon />
        {handover.targetDate && <>, until {dayWords(handover.targetDate)}</>}.
        Proposed <PointInTime at={handover.proposedAt} /> by{' '}
        <Writer writer={handover.proposedBy} />.
        {handover.notes && <span> {handover.notes}</span>}
      </p>
      {handover.answer && (
        <p className={styles.answer}>
          {handover.state === 'refused' ? 'Why not: ' : 'Said at acceptance: '}
          {handover.answer}
          {handover.answeredBy && (
            <>
              {' ('}
              <Writer writer={handover.answeredBy} />
              {handover.answeredAt && (
                <>
                  , <PointInTime at={handover.answeredAt} />
                </>
              )}
              )
            </>
          )}
        </p>
      )}
      {handover.state === 'accepted' && handover.ownerChange && (
        <OwnerChangeSection handover={handover} change={handover.ownerChange} />
      )}
      <HandoverNeeds handover={handover} />
      <Section
        title="Blockers"
        lead="What has to be out of the way before the taking team can answer for it."
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

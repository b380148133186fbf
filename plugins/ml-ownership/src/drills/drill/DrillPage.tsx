import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { EntityLink, useEntityTitles } from '../../entity';
import { PageBody, Section } from '../../page';
import { Writer } from '../../people';
import { drillsRouteRef } from '../../routes';
import { ErrorState, LoadingState } from '../../states';
import { PointInTime } from '../../time';
import { withQuery } from '../../url';
import { RecordForms } from '../record';
import {
  abilityOf,
  dayWords,
  drillHeadline,
  DrillStateLabel,
  listed,
  OutsideLink,
} from '../words';
import { DrillActions } from './DrillActions';
import { DrillBlockers } from './DrillBlockers';
import { DrillChecklist } from './DrillChecklist';
import { DrillProofs } from './DrillProofs';
import { DrillRecord } from './DrillRecord';
import { MoveDrill, useDrill } from './useDrill';
import styles from './DrillPage.module.css';

const KINDS = ['blocker', 'helper', 'note', 'trace'] as const;

/** One drill, from its plan to what it shows. */
export function DrillPage() {
  const { id = '' } = useParams();
  const { data, error, loading, reload, move } = useDrill(id);
  const navigate = useNavigate();
  const drillsPath = useRouteRef(drillsRouteRef)?.();
  const listPath = withQuery(drillsPath, { room: 'drills' });
  return (
    <PageBody>
      <nav aria-label="Drill">
        <Link href={listPath}>All drills</Link>
      </nav>
      {loading && (
        <LoadingState subject="the drill" heights={[120, 320, 240]} />
      )}
      {error && (
        <ErrorState error={error} subject="the drill" onRetry={reload} />
      )}
      {data && (
        <DrillDetails
          key={data.id}
          drill={data}
          onMove={move}
          onGone={() => listPath && navigate(listPath, { replace: true })}
        />
      )}
    </PageBody>
  );
}

function DrillDetails(props: {
  drill: Drill;
  onMove: MoveDrill;
  onGone: () => void;
}) {
  const { drill, onMove, onGone } = props;
  const titleOf = useEntityTitles([drill.performingTeam]);
  const hasBegun = drill.state !== 'planned';
  return (
    <>
      <header className={styles.header}>
        <Text as="h1" variant="title-small" weight="bold">
          {drillHeadline(drill, titleOf(drill.performingTeam))}
        </Text>
        <DrillActions drill={drill} onMove={onMove} onGone={onGone} />
      </header>
      <DrillFacts drill={drill} />
      <DrillProofs drill={drill} />
      <DrillChecklist drill={drill} onMove={onMove} />
      {hasBegun && (
        <Section title="Blockers" lead="What was in the way.">
          <DrillBlockers drill={drill} onMove={onMove} />
        </Section>
      )}
      <RecordForms
        kinds={KINDS}
        isClosed={!drill.can.includes('log')}
        lead="Write it down as it happens: the next team reads it."
        onRecord={entry => onMove({ action: 'log', body: entry })}
      />
      <DrillRecord drill={drill} />
    </>
  );
}

function DrillFacts(props: { drill: Drill }) {
  const { drill } = props;
  return (
    <Section title="Facts">
      <dl className={styles.facts}>
        <Fact title="State">
          <DrillStateLabel state={drill.state} />
          {drill.isIncident && ' Written down afterwards'}
        </Fact>
        <Fact title="About">
          <EntityLink
            entityRef={drill.entityRef}
            title={drill.entityTitle}
            handover
          />
          {drill.tier !== undefined && ` Tier ${drill.tier}`}
        </Fact>
        <Fact title="What is tried">
          {listed(
            drill.abilities.map(ability => abilityOf(drill.entityRef, ability)),
          )}
        </Fact>
        <Fact title="Done by">
          <EntityLink entityRef={drill.performingTeam} />
        </Fact>
        <Fact title="People">
          <ul className={styles.people}>
            {drill.operators.map(person => (
              <li key={person}>
                <EntityLink entityRef={person} hideIcon />
              </li>
            ))}
          </ul>
        </Fact>
        {drill.owner && (
          <Fact title="Owner at the start">
            <EntityLink entityRef={drill.owner} />
          </Fact>
        )}
        <Fact title="Planned">
          <PointInTime at={drill.plannedAt} /> by{' '}
          <Writer writer={drill.plannedBy} />
          {drill.plannedFor && <>, for {dayWords(drill.plannedFor)}</>}
        </Fact>
        {drill.startedAt && (
          <Fact title="Started">
            <PointInTime at={drill.startedAt} />
            {drill.startedBy && (
              <>
                {' '}
                by <Writer writer={drill.startedBy} />
              </>
            )}
          </Fact>
        )}
        {drill.endedAt && (
          <Fact title="Over">
            <PointInTime at={drill.endedAt} />
            {drill.recordedBy && (
              <>
                , recorded by <Writer writer={drill.recordedBy} />
              </>
            )}
          </Fact>
        )}
        {drill.authorHelped !== undefined && (
          <Fact title="Help by an author">
            {drill.authorHelped ? 'Yes' : 'No'}
          </Fact>
        )}
        {drill.traces.length > 0 && (
          <Fact title="Runs">
            <ul className={styles.people}>
              {drill.traces.map(trace => (
                <li key={trace}>
                  <OutsideLink url={trace} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {drill.notes && <Fact title="Notes">{drill.notes}</Fact>}
      </dl>
    </Section>
  );
}

function Fact(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

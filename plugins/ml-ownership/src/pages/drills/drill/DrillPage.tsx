import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { EntityLink, useEntityTitles } from '../../../ui/entity';
import { PageBody, Section } from '../../../ui/page';
import { Writer } from '../../../ui/people';
import { drillsRouteRef } from '../../../routes';
import { ErrorState, LoadingState } from '../../../ui/async-state';
import { formatDay, PointInTime } from '../../../ui/time';
import { withQuery } from '../../../ui/url';
import { useMlTranslation } from '../../../translations';
import { EntryForm } from '../record';
import {
  abilityOf,
  drillHeadline,
  DrillStateLabel,
  ExternalLink,
} from '../text';
import { DrillActions } from './DrillActions';
import { DrillBlockers } from './DrillBlockers';
import { DrillChecklist } from './DrillChecklist';
import { DrillAssessments } from './DrillAssessments';
import { DrillTimeline } from './DrillTimeline';
import { RunDrillTransition, useDrill } from './useDrill';
import layout from '../../../ui/layout.module.css';
import styles from './DrillPage.module.css';

const KINDS = ['blocker', 'help-requested', 'note', 'trace'] as const;

/** The page of one drill, from its plan to its result. */
export function DrillPage() {
  const { id = '' } = useParams();
  const { t } = useMlTranslation();
  const { data, error, loading, reload, transition } = useDrill(id);
  const navigate = useNavigate();
  const drillsPath = useRouteRef(drillsRouteRef)?.();
  const listPath = withQuery(drillsPath, { tab: 'drills' });
  return (
    <PageBody>
      <nav aria-label={t('drills.page.path')}>
        <Link href={listPath}>{t('drills.page.all')}</Link>
      </nav>
      {loading && (
        <LoadingState
          subject={t('drills.page.subject')}
          heights={[120, 320, 240]}
        />
      )}
      {error && (
        <ErrorState
          error={error}
          subject={t('drills.page.subject')}
          onRetry={reload}
        />
      )}
      {data && (
        <DrillDetails
          key={data.id}
          drill={data}
          onTransition={transition}
          onGone={() => listPath && navigate(listPath, { replace: true })}
        />
      )}
    </PageBody>
  );
}

function DrillDetails(props: {
  drill: Drill;
  onTransition: RunDrillTransition;
  onGone: () => void;
}) {
  const { drill, onTransition, onGone } = props;
  const { t, formats } = useMlTranslation();
  const titleOf = useEntityTitles([drill.performingTeam]);
  const hasBegun = drill.state !== 'planned';
  return (
    <>
      <header className={styles.header}>
        <Text as="h1" variant="title-small" weight="bold">
          {drillHeadline(t, formats, drill, titleOf(drill.performingTeam))}
        </Text>
        <DrillActions
          drill={drill}
          onTransition={onTransition}
          onGone={onGone}
        />
      </header>
      <DrillFacts drill={drill} />
      <DrillAssessments drill={drill} />
      <DrillChecklist drill={drill} onTransition={onTransition} />
      {hasBegun && (
        <Section
          title={t('drills.page.blockers')}
          lead={t('drills.page.blockersLead')}
        >
          <DrillBlockers drill={drill} onTransition={onTransition} />
        </Section>
      )}
      <EntryForm
        kinds={KINDS}
        drill={drill}
        isClosed={!drill.allowedActions.includes('add-entry')}
        lead={t('drills.page.recordLead')}
        onRecord={entry => onTransition({ action: 'add-entry', body: entry })}
      />
      <DrillTimeline drill={drill} />
    </>
  );
}

function DrillFacts(props: { drill: Drill }) {
  const { drill } = props;
  const { t, formats } = useMlTranslation();
  return (
    <Section title={t('drills.facts.title')}>
      <dl className={styles.facts}>
        <Fact title={t('drills.facts.state')}>
          <DrillStateLabel state={drill.state} />
          {drill.isIncident && <div>{t('drills.list.incident')}</div>}
        </Fact>
        <Fact title={t('drills.facts.about')}>
          <EntityLink
            entityRef={drill.entityRef}
            title={drill.entityTitle}
            handover
          />
          {drill.tier !== undefined && (
            <div>{t('drills.facts.tier', { tier: String(drill.tier) })}</div>
          )}
        </Fact>
        <Fact title={t('drills.facts.tried')}>
          {formats.list(
            drill.abilities.map(ability =>
              abilityOf(t, drill.entityRef, ability),
            ),
          )}
        </Fact>
        <Fact title={t('drills.facts.doneBy')}>
          <EntityLink entityRef={drill.performingTeam} />
        </Fact>
        <Fact title={t('drills.facts.people')}>
          <ul className={layout.list}>
            {drill.operators.map(person => (
              <li key={person}>
                <EntityLink entityRef={person} hideIcon />
              </li>
            ))}
          </ul>
        </Fact>
        {drill.owner && (
          <Fact title={t('drills.facts.owner')}>
            <EntityLink entityRef={drill.owner} />
          </Fact>
        )}
        <Fact title={t('drills.facts.planned')}>
          {drill.plannedDate
            ? t('drills.facts.whenByFor', {
                when: <PointInTime at={drill.plannedAt} />,
                who: <Writer writer={drill.plannedBy} />,
                day: formatDay(formats, drill.plannedDate),
              })
            : t('drills.facts.whenBy', {
                when: <PointInTime at={drill.plannedAt} />,
                who: <Writer writer={drill.plannedBy} />,
              })}
        </Fact>
        {drill.startedAt && (
          <Fact title={t('drills.facts.started')}>
            {drill.startedBy ? (
              t('drills.facts.whenBy', {
                when: <PointInTime at={drill.startedAt} />,
                who: <Writer writer={drill.startedBy} />,
              })
            ) : (
              <PointInTime at={drill.startedAt} />
            )}
          </Fact>
        )}
        {drill.endedAt && (
          <Fact title={t('drills.facts.over')}>
            {drill.recordedBy ? (
              t('drills.facts.whenRecordedBy', {
                when: <PointInTime at={drill.endedAt} />,
                who: <Writer writer={drill.recordedBy} />,
              })
            ) : (
              <PointInTime at={drill.endedAt} />
            )}
          </Fact>
        )}
        {drill.authorHelped !== undefined && (
          <Fact title={t('drills.facts.authorHelped')}>
            {t(drill.authorHelped ? 'drills.yes' : 'drills.no')}
          </Fact>
        )}
        {drill.traces.length > 0 && (
          <Fact title={t('drills.facts.runs')}>
            <ul className={layout.list}>
              {drill.traces.map(trace => (
                <li key={trace}>
                  <ExternalLink url={trace} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {drill.notes && (
          <Fact title={t('drills.facts.notes')}>{drill.notes}</Fact>
        )}
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

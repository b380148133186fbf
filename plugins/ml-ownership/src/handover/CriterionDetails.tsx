import {
  CRITERIA,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiArrowDownSLine, RiEyeOffLine } from '@remixicon/react';
import { ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { criterionAnchor, OnCriterionAction } from '../criterion';
import { AllEvidence, EvidencePieces } from '../evidence';
import { Writer } from '../people';
import { CalendarDate, PointInTime } from '../time';
import {
  CAUSE_WORDS,
  CriterionStateLabel,
  FOUNDATION_WORDS,
  LEVEL_WORDS,
} from '../verdict';
import { CopyableYaml } from '../yaml';
import { CriterionActions } from './CriterionActions';
import styles from './CriterionDetails.module.css';

/** A criterion of the rules, or one of the company's own, which has no level. */
export type ShownCriterion = Partial<ScorecardCriterion> &
  Pick<
    ScorecardCriterion,
    'id' | 'title' | 'state' | 'reason' | 'evidence' | 'remedy'
  > & { passesWhen?: string; why?: string };

interface CriterionDetailsProps {
  entityRef: string;
  /** ISO 8601 instant at which the scorecard was evaluated. */
  evaluatedAt?: string;
  criterion: ShownCriterion;
  onAction: OnCriterionAction;
}

/** One criterion: state, title and reason in the open, evidence and remedy to unfold. A link to it unfolds it. */
export function CriterionDetails(props: CriterionDetailsProps) {
  const { criterion } = props;
  const { level, unreadable = [] } = criterion;
  const anchor = criterionAnchor(criterion.id);
  const { hash, key } = useLocation();
  const element = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const isTarget = hash === `#${anchor}`;

  useEffect(() => {
    if (isTarget) {
      setOpen(true);
      element.current?.scrollIntoView?.({ block: 'center' });
      element.current?.querySelector('summary')?.focus({ preventScroll: true });
    }
    // A second click on the same link has a new location key.
  }, [isTarget, key]);

  return (
    <details
      ref={element}
      id={anchor}
      className={styles.root}
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <span className={styles.state}>
          <CriterionStateLabel state={criterion.state} />
        </span>
        <span className={styles.text}>
          <span className={styles.title}>{criterion.title}</span>
          <span className={styles.reason}>{criterion.reason}</span>
          {unreadable.map(reason => (
            <span key={reason} className={styles.unreadable}>
              <RiEyeOffLine className={styles.eye} aria-hidden />
              <span>We cannot see: {reason}</span>
            </span>
          ))}
        </span>
        {level !== undefined && (
          <span className={styles.level}>
            Level {level}
            <span className={styles.levelName}>{LEVEL_WORDS[level]}</span>
          </span>
        )}
        <RiArrowDownSLine className={styles.arrow} aria-hidden />
      </summary>
      {open && <Body {...props} />}
    </details>
  );
}

function Body(props: CriterionDetailsProps) {
  const { entityRef, evaluatedAt, criterion, onAction } = props;
  const { cause, evidence, exemption, foundation, remedy, state } = criterion;
  const { passesWhen, why } =
    CRITERIA.find(({ id }) => id === criterion.id) ?? criterion;
  return (
    <div className={styles.body}>
      {exemption && (
        <p className={styles.exemption}>
          <strong>
            Exempt until <CalendarDate at={exemption.until} />
          </strong>
          , approved by <Writer writer={exemption.approvedBy} />{' '}
          <PointInTime at={exemption.approvedAt} />.
        </p>
      )}
      <dl className={styles.facts}>
        {passesWhen && <Fact title="Passes when">{passesWhen}</Fact>}
        {why && <Fact title="Why it matters">{why}</Fact>}
      </dl>
      <dl className={styles.facts}>
        {cause && <Fact title="Cause it speaks for">{CAUSE_WORDS[cause]}</Fact>}
        {foundation && (
          <Fact title="Foundation">{FOUNDATION_WORDS[foundation]}</Fact>
        )}
        {criterion.since && (
          <Fact title="In this state">
            since <CalendarDate at={criterion.since} />
          </Fact>
        )}
        <Fact title="Id">
          <code>{criterion.id}</code>
        </Fact>
      </dl>
      <h4 className={styles.heading}>Evidence</h4>
      <EvidencePieces evidence={evidence} />
      <AllEvidence
        entityRef={entityRef}
        criterion={criterion.id}
        evaluatedAt={evaluatedAt}
      />
      {state !== 'pass' && state !== 'not-applicable' && (
        <>
          <h4 className={styles.heading}>What to do</h4>
          <p className={styles.paragraph}>{remedy.text}</p>
          {remedy.yaml && (
            <CopyableYaml
              yaml={remedy.yaml}
              label={`YAML for: ${criterion.title}`}
            />
          )}
        </>
      )}
      <CriterionActions
        criterion={{ id: criterion.id, title: criterion.title, passesWhen }}
        state={state}
        accepts={criterion.accepts ?? []}
        extra={criterion.level === undefined}
        onAction={onAction}
      />
    </div>
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

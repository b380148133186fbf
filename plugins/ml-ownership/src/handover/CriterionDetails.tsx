import { ScorecardCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiArrowDownSLine, RiEyeOffLine } from '@remixicon/react';
import { ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import {
  criterionAnchor,
  criterionWord,
  FromServer,
  meaningOfCriterion,
  OnCriterionAction,
  remedyText,
  withMergeNote,
} from '../criterion';
import { AllEvidence, EvidencePieces } from '../evidence';
import { Writer } from '../people';
import { CalendarDate, PointInTime } from '../time';
import { CriterionStateLabel } from '../verdict';
import { useWords } from '../words';
import { CopyableYaml } from '../yaml';
import { CriterionActions } from './CriterionActions';
import { levelName } from './levelName';
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
  const { t } = useWords();
  const { id, level, unreadable = [] } = criterion;
  const anchor = criterionAnchor(id);
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
          <span className={styles.title}>
            {criterionWord(t, id, 'title', criterion.title)}
          </span>
          <span className={styles.reason}>
            <FromServer>{criterion.reason}</FromServer>
          </span>
          {unreadable.map(reason => (
            <span key={reason} className={styles.unreadable}>
              <RiEyeOffLine className={styles.eye} aria-hidden />
              <span>
                {t('handover.criterion.cannotSee', {
                  reason: <FromServer>{reason}</FromServer>,
                })}
              </span>
            </span>
          ))}
        </span>
        {level !== undefined && (
          <span className={styles.level}>
            {t('handover.criterion.level', { level: String(level) })}
            <span className={styles.levelName}>{levelName(t, level)}</span>
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
  const { t } = useWords();
  const { cause, evidence, exemption, foundation, id, remedy, state } =
    criterion;
  const { passesWhen, why } = meaningOfCriterion(t, id) ?? criterion;
  const title = criterionWord(t, id, 'title', criterion.title);
  return (
    <div className={styles.body}>
      {exemption && (
        <p className={styles.exemption}>
          {t('handover.criterion.exempt', {
            until: (
              <strong>
                {t('handover.criterion.exemptUntil', {
                  day: <CalendarDate at={exemption.until} />,
                })}
              </strong>
            ),
            person: <Writer writer={exemption.approvedBy} />,
            when: <PointInTime at={exemption.approvedAt} />,
          })}
        </p>
      )}
      <dl className={styles.facts}>
        {passesWhen && (
          <Fact title={t('handover.criterion.passesWhen')}>{passesWhen}</Fact>
        )}
        {why && <Fact title={t('handover.criterion.why')}>{why}</Fact>}
      </dl>
      <dl className={styles.facts}>
        {cause && (
          <Fact title={t('handover.criterion.cause')}>
            {t(`verdict.cause.${cause}`)}
          </Fact>
        )}
        {foundation && (
          <Fact title={t('handover.criterion.foundation')}>
            {t(`verdict.foundation.${foundation}`)}
          </Fact>
        )}
        {criterion.since && (
          <Fact title={t('handover.criterion.inThisState')}>
            {t('handover.criterion.since', {
              day: <CalendarDate at={criterion.since} />,
            })}
          </Fact>
        )}
        <Fact title={t('handover.criterion.id')}>
          <code>{id}</code>
        </Fact>
      </dl>
      <h4 className={styles.heading}>{t('handover.criterion.evidence')}</h4>
      <EvidencePieces evidence={evidence} />
      <AllEvidence
        entityRef={entityRef}
        criterion={id}
        evaluatedAt={evaluatedAt}
      />
      {state !== 'pass' && state !== 'not-applicable' && (
        <>
          <h4 className={styles.heading}>{t('handover.criterion.whatToDo')}</h4>
          <p className={styles.paragraph}>{remedyText(t, id, remedy)}</p>
          {remedy.yaml && (
            <CopyableYaml
              yaml={withMergeNote(t, remedy.yaml, entityRef)}
              label={t('handover.steps.yamlOf', { title })}
            />
          )}
        </>
      )}
      <CriterionActions
        criterion={{ id, title, passesWhen }}
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

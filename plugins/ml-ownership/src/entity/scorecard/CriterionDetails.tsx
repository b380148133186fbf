import { ScorecardCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiArrowDownSLine, RiEyeOffLine } from '@remixicon/react';
import { ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import {
  criterionAnchor,
  criterionText,
  ServerText,
  describeCriterion,
  OnCriterionAction,
  remedyText,
  annotateYamlSnippet,
} from '../../ui/criterion';
import { AllEvidence, EvidencePieces } from '../evidence';
import { Writer } from '../../ui/people';
import { CalendarDate, PointInTime } from '../../ui/time';
import { CriterionStateLabel } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { CopyableYaml } from '../../ui/yaml';
import { CriterionActions } from './CriterionActions';
import { levelName } from './levelName';
import styles from './CriterionDetails.module.css';

/** A criterion of the rules, or a custom criterion, which has no level. */
export type ShownCriterion = Partial<ScorecardCriterion> &
  Pick<
    ScorecardCriterion,
    'id' | 'title' | 'state' | 'reason' | 'evidence' | 'remedy'
  > & { passesWhen?: string; why?: string };

interface CriterionDetailsProps {
  entityRef: string;
  /** ISO 8601 timestamp of the evaluation of the scorecard. */
  evaluatedAt?: string;
  criterion: ShownCriterion;
  onAction: OnCriterionAction;
}

/** One criterion: state, title and reason, with expandable evidence and remedy. A link to it expands it. */
export function CriterionDetails(props: CriterionDetailsProps) {
  const { criterion } = props;
  const { t } = useMlTranslation();
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
    // The location key changes when the same link is clicked again.
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
            {criterionText(t, id, 'title', criterion.title)}
          </span>
          <span className={styles.reason}>
            <ServerText>{criterion.reason}</ServerText>
          </span>
          {unreadable.map(reason => (
            <span key={reason} className={styles.unreadable}>
              <RiEyeOffLine className={styles.eye} aria-hidden />
              <span>
                {t('handover.criterion.cannotSee', {
                  reason: <ServerText>{reason}</ServerText>,
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
  const { t } = useMlTranslation();
  const { cause, evidence, exemption, foundation, id, remedy, state } =
    criterion;
  const { passesWhen, why } = describeCriterion(t, id) ?? criterion;
  const title = criterionText(t, id, 'title', criterion.title);
  return (
    <div className={styles.body}>
      {exemption && (
        <p className={styles.exemption}>
          {t('handover.criterion.exempt', {
            until: (
              <strong>
                {t('handover.criterion.exemptUntil', {
                  day: <CalendarDate at={exemption.expiresAt} />,
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
              yaml={annotateYamlSnippet(t, remedy.yaml, entityRef)}
              label={t('handover.steps.yamlOf', { title })}
            />
          )}
        </>
      )}
      <CriterionActions
        criterion={{
          id,
          title,
          passesWhen,
          currentVersion: criterion.currentVersion,
        }}
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

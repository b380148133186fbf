import { ScorecardCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { PointInTime } from '../time';
import {
  CAUSE_WORDS,
  CriterionStateLabel,
  EVIDENCE_SOURCE_WORDS,
  FOUNDATION_WORDS,
  LEVEL_WORDS,
} from '../verdict';
import { CopyableYaml } from '../yaml';
import { criterionAnchor } from './criterionAnchor';
import styles from './CriterionDetails.module.css';

/** One criterion: state, title and reason in the open, evidence and remedy to unfold. A link to it unfolds it. */
export function CriterionDetails(props: { criterion: ScorecardCriterion }) {
  const { criterion } = props;
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
        </span>
        <span className={styles.level}>
          Level {criterion.level}
          <span className={styles.levelName}>
            {LEVEL_WORDS[criterion.level]}
          </span>
        </span>
        <RiArrowDownSLine className={styles.arrow} aria-hidden />
      </summary>
      {open && <Body criterion={criterion} />}
    </details>
  );
}

function Body(props: { criterion: ScorecardCriterion }) {
  const { criterion } = props;
  const { evidence, remedy, state } = criterion;
  return (
    <div className={styles.body}>
      <dl className={styles.facts}>
        <div>
          <dt>Cause it speaks for</dt>
          <dd>{CAUSE_WORDS[criterion.cause]}</dd>
        </div>
        <div>
          <dt>Foundation</dt>
          <dd>{FOUNDATION_WORDS[criterion.foundation]}</dd>
        </div>
        {criterion.since && (
          <div>
            <dt>In this state</dt>
            <dd>
              since <PointInTime at={criterion.since} />
            </dd>
          </div>
        )}
        {criterion.observedAt && (
          <div>
            <dt>Last seen</dt>
            <dd>
              <PointInTime at={criterion.observedAt} />
            </dd>
          </div>
        )}
        {criterion.expiresAt && (
          <div>
            <dt>Evidence expires</dt>
            <dd>
              <PointInTime at={criterion.expiresAt} />
            </dd>
          </div>
        )}
        <div>
          <dt>Id</dt>
          <dd>
            <code>{criterion.id}</code>
          </dd>
        </div>
      </dl>
      <h4 className={styles.heading}>Evidence</h4>
      {evidence.length === 0 ? (
        <p className={styles.paragraph}>None.</p>
      ) : (
        <ul className={styles.evidence}>
          {evidence.map((piece, index) => (
            <li key={index}>
              <CriterionStateLabel state={piece.outcome} />{' '}
              <span>
                {EVIDENCE_SOURCE_WORDS[piece.source]}: {piece.detail}
                {piece.url && (
                  <>
                    {' '}
                    <Link href={piece.url} target="_blank" rel="noopener">
                      Open the source
                    </Link>
                  </>
                )}
                <span className={styles.seen}>
                  {' '}
                  Seen <PointInTime at={piece.observedAt} />
                  {piece.subjectVersion && (
                    <>
                      {' '}
                      at <code>{piece.subjectVersion}</code>
                    </>
                  )}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
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
    </div>
  );
}

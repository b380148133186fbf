import { EvidencePiece } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { DrillLink } from '../drills/words';
import { Writer } from '../people';
import { CalendarDate, PointInTime } from '../time';
import {
  CriterionStateLabel,
  EVIDENCE_SOURCE_WORDS,
  EVIDENCE_STANDING_WORDS,
} from '../verdict';
import styles from './EvidencePieces.module.css';

/** Evidence for one criterion as it was weighed: what was seen, by whom, and what it counts for. */
export function EvidencePieces(props: { evidence: EvidencePiece[] }) {
  const { evidence } = props;
  if (evidence.length === 0) {
    return <p className={styles.none}>None: nobody has looked.</p>;
  }
  return (
    <ul className={styles.list}>
      {evidence.map((piece, index) => (
        <li
          key={index}
          className={styles.piece}
          data-decides={piece.standing === 'decides' || undefined}
        >
          <CriterionStateLabel state={piece.outcome} />
          <div className={styles.what}>
            <span className={styles.detail}>{piece.detail}</span>
            <EvidenceFacts evidence={piece}>
              <strong>{EVIDENCE_STANDING_WORDS[piece.standing]}</strong>
            </EvidenceFacts>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Where a piece of evidence comes from and how long it counts. */
export function EvidenceFacts(props: {
  evidence: Pick<
    EvidencePiece,
    | 'source'
    | 'writer'
    | 'observedAt'
    | 'expiresAt'
    | 'subjectVersion'
    | 'url'
    | 'drill'
  >;
  children?: ReactNode;
}) {
  const { evidence, children } = props;
  const { source, writer, observedAt, expiresAt, subjectVersion, url, drill } =
    evidence;
  const over = expiresAt !== undefined && new Date(expiresAt) <= new Date();
  return (
    <ul className={styles.facts}>
      {children && <li>{children}</li>}
      <li>
        {EVIDENCE_SOURCE_WORDS[source]}
        {writer && (
          <>
            {source === 'attested' ? ': ' : ', by '}
            <Writer writer={writer} />
          </>
        )}
      </li>
      <li>
        Observed <PointInTime at={observedAt} />
      </li>
      {expiresAt && (
        <li>
          {over ? 'Counted until' : 'Counts until'}{' '}
          <CalendarDate at={expiresAt} />
        </li>
      )}
      {subjectVersion && (
        <li>
          Version <code className={styles.version}>{subjectVersion}</code>
        </li>
      )}
      {drill && (
        <li>
          <DrillLink id={drill}>Open the drill</DrillLink>
        </li>
      )}
      {url && (
        <li>
          <Link href={url} target="_blank" rel="noopener">
            Open the source
          </Link>
        </li>
      )}
    </ul>
  );
}

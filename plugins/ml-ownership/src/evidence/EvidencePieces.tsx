import { EvidencePiece } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { FromServer } from '../criterion';
import { DrillLink } from '../drills/words';
import { Writer } from '../people';
import { CalendarDate, PointInTime } from '../time';
import { CriterionStateLabel } from '../verdict';
import { useWords } from '../words';
import styles from './EvidencePieces.module.css';

/** Evidence for one criterion as it was weighed: what was seen, by whom, and what it counts for. */
export function EvidencePieces(props: { evidence: EvidencePiece[] }) {
  const { evidence } = props;
  const { t } = useWords();
  if (evidence.length === 0) {
    return <p className={styles.none}>{t('evidence.none')}</p>;
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
            <EvidenceDetail evidence={piece} />
            <EvidenceFacts evidence={piece}>
              <strong>{t(`verdict.evidenceStanding.${piece.standing}`)}</strong>
            </EvidenceFacts>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What was seen: the words of a person as they are, those of a machine as English. */
export function EvidenceDetail(props: {
  evidence: Pick<EvidencePiece, 'source' | 'detail'>;
}) {
  const { source, detail } = props.evidence;
  return (
    <span className={styles.detail}>
      {source === 'attested' ? detail : <FromServer>{detail}</FromServer>}
    </span>
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
  const { t } = useWords();
  const over = expiresAt !== undefined && new Date(expiresAt) <= new Date();
  return (
    <ul className={styles.facts}>
      {children && <li>{children}</li>}
      <li>
        <SourceAndWriter source={source} writer={writer} />
      </li>
      <li>
        {t('evidence.observed', { when: <PointInTime at={observedAt} /> })}
      </li>
      {expiresAt && (
        <li>
          {t(over ? 'evidence.countedUntil' : 'evidence.countsUntil', {
            day: <CalendarDate at={expiresAt} />,
          })}
        </li>
      )}
      {subjectVersion && (
        <li>
          {t('evidence.version', {
            version: <code className={styles.version}>{subjectVersion}</code>,
          })}
        </li>
      )}
      {drill && (
        <li>
          <DrillLink id={drill}>{t('evidence.openDrill')}</DrillLink>
        </li>
      )}
      {url && (
        <li>
          <Link href={url} target="_blank" rel="noopener">
            {t('evidence.openSource')}
          </Link>
        </li>
      )}
    </ul>
  );
}

function SourceAndWriter(props: Pick<EvidencePiece, 'source' | 'writer'>) {
  const { source, writer } = props;
  const { t } = useWords();
  const word = t(`verdict.evidenceSource.${source}`);
  return writer === undefined ? (
    <>{word}</>
  ) : (
    t(source === 'attested' ? 'evidence.saidBy' : 'evidence.by', {
      source: word,
      writer: <Writer writer={writer} />,
    })
  );
}

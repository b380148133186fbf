import {
  EvidencePiece,
  isHttpUrl,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { ServerText } from '../../ui/criterion';
import { DrillLink } from '../../pages/drills/text';
import { Writer } from '../../ui/people';
import { CalendarDate, PointInTime } from '../../ui/time';
import { CriterionStateLabel } from '../../ui/verdict';
import { Isolated, useMlTranslation } from '../../translations';
import styles from './EvidencePieces.module.css';

/** The evidence for one criterion as it was weighed: the observation, its reporter and its status. */
export function EvidencePieces(props: { evidence: EvidencePiece[] }) {
  const { evidence } = props;
  const { t } = useMlTranslation();
  if (evidence.length === 0) {
    return <p className={styles.none}>{t('evidence.none')}</p>;
  }
  return (
    <ul className={styles.list}>
      {evidence.map((piece, index) => (
        <li
          key={index}
          className={styles.piece}
          data-decisive={piece.status === 'decisive' || undefined}
        >
          <CriterionStateLabel state={piece.outcome} />
          <div className={styles.what}>
            <EvidenceDetail evidence={piece} />
            <EvidenceFacts evidence={piece}>
              <strong>{t(`verdict.evidenceStatus.${piece.status}`)}</strong>
            </EvidenceFacts>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The detail of a piece of evidence: text of a user unchanged, text of a machine marked as English. */
export function EvidenceDetail(props: {
  evidence: Pick<EvidencePiece, 'source' | 'detail'>;
}) {
  const { source, detail } = props.evidence;
  return (
    <span className={styles.detail}>
      {source === 'attested' ? (
        <Isolated text={detail} />
      ) : (
        <ServerText>{detail}</ServerText>
      )}
    </span>
  );
}

/** The source, subject version and expiry of a piece of evidence. */
export function EvidenceFacts(props: {
  evidence: Pick<
    EvidencePiece,
    | 'source'
    | 'reportedBy'
    | 'observedAt'
    | 'expiresAt'
    | 'subjectVersion'
    | 'url'
    | 'drill'
  >;
  children?: ReactNode;
}) {
  const { evidence, children } = props;
  const {
    source,
    reportedBy,
    observedAt,
    expiresAt,
    subjectVersion,
    url,
    drill,
  } = evidence;
  const { t } = useMlTranslation();
  const over = expiresAt !== undefined && new Date(expiresAt) <= new Date();
  return (
    <ul className={styles.facts}>
      {children && <li>{children}</li>}
      <li>
        <SourceAndReporter source={source} reportedBy={reportedBy} />
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
      {url && isHttpUrl(url) && (
        <li>
          <Link href={url} target="_blank" rel="noopener">
            {t('evidence.openSource')}
          </Link>
        </li>
      )}
    </ul>
  );
}

function SourceAndReporter(
  props: Pick<EvidencePiece, 'source' | 'reportedBy'>,
) {
  const { source, reportedBy } = props;
  const { t } = useMlTranslation();
  const label = t(`verdict.evidenceSource.${source}`);
  return reportedBy === undefined ? (
    <>{label}</>
  ) : (
    t(source === 'attested' ? 'evidence.saidBy' : 'evidence.by', {
      source: label,
      writer: <Writer writer={reportedBy} />,
    })
  );
}

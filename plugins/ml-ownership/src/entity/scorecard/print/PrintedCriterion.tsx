import { EvidencePiece } from '@mlownership/backstage-plugin-ml-ownership-common';
import { criterionText, ServerText, remedyText } from '../../../ui/criterion';
import { CriterionStateLabel } from '../../../ui/verdict';
import { Isolated, useMlTranslation } from '../../../translations';
import { ShownCriterion } from '../CriterionDetails';
import styles from './PrintReport.module.css';

/** A printed criterion: state, reason, the deciding evidence, and the remedy if it does not pass. */
export function PrintedCriterion(props: { criterion: ShownCriterion }) {
  const { criterion } = props;
  const { evidence, exemption, id, level, remedy, state, unreadable } =
    criterion;
  const { t, formats } = useMlTranslation();
  const decisive = evidence.filter(({ status }) => status === 'decisive');
  const shown = decisive.length > 0 ? decisive : evidence.slice(0, 1);
  const sentence = ({ source, observedAt, detail }: EvidencePiece) => {
    const seen = {
      source: t(`verdict.evidenceSource.${source}`),
      day: formats.day(new Date(observedAt)),
    };
    // The reason already contains the detail.
    return detail === criterion.reason
      ? t('handover.report.seen', seen)
      : t('handover.report.seenThat', {
          ...seen,
          detail:
            source === 'attested' ? (
              <Isolated text={detail} />
            ) : (
              <ServerText>{detail}</ServerText>
            ),
        });
  };
  return (
    <div className={styles.criterion}>
      <p>
        <CriterionStateLabel state={state} />{' '}
        <strong>{criterionText(t, id, 'title', criterion.title)}</strong>
        {level !== undefined && (
          <span className={styles.level}>
            {t('handover.criterion.level', { level: String(level) })}
          </span>
        )}
      </p>
      <p>
        <ServerText>{criterion.reason}</ServerText>
      </p>
      {shown.map((piece, index) => (
        <p key={index}>{sentence(piece)}</p>
      ))}
      {exemption && (
        <p>
          {t('handover.criterion.exemptUntil', {
            day: formats.day(new Date(exemption.expiresAt)),
          })}
        </p>
      )}
      {unreadable?.map(reason => (
        <p key={reason}>
          {t('handover.criterion.cannotSee', {
            reason: <ServerText>{reason}</ServerText>,
          })}
        </p>
      ))}
      {(state === 'fail' || state === 'stale' || state === 'unknown') && (
        <p>{t('handover.report.toDo', { text: remedyText(t, id, remedy) })}</p>
      )}
    </div>
  );
}

import { EvidencePiece } from '@mlownership/backstage-plugin-ml-ownership-common';
import { criterionWord, FromServer, remedyText } from '../../criterion';
import { CriterionStateLabel } from '../../verdict';
import { useWords } from '../../words';
import { ShownCriterion } from '../CriterionDetails';
import styles from './PrintReport.module.css';

/** One criterion on paper: state, reason, the evidence that decides, and what to do where it does not pass. */
export function PrintedCriterion(props: { criterion: ShownCriterion }) {
  const { criterion } = props;
  const { evidence, exemption, id, level, remedy, state, unreadable } =
    criterion;
  const { t, formats } = useWords();
  const decisive = evidence.filter(({ standing }) => standing === 'decides');
  const shown = decisive.length > 0 ? decisive : evidence.slice(0, 1);
  const sentence = ({ source, observedAt, detail }: EvidencePiece) => {
    const seen = {
      source: t(`verdict.evidenceSource.${source}`),
      day: formats.day(new Date(observedAt)),
    };
    // The reason has said it already.
    return detail === criterion.reason
      ? t('handover.report.seen', seen)
      : t('handover.report.seenThat', {
          ...seen,
          detail:
            source === 'attested' ? (
              <>{detail}</>
            ) : (
              <FromServer>{detail}</FromServer>
            ),
        });
  };
  return (
    <div className={styles.criterion}>
      <p>
        <CriterionStateLabel state={state} />{' '}
        <strong>{criterionWord(t, id, 'title', criterion.title)}</strong>
        {level !== undefined && (
          <span className={styles.level}>
            {t('handover.criterion.level', { level: String(level) })}
          </span>
        )}
      </p>
      <p>
        <FromServer>{criterion.reason}</FromServer>
      </p>
      {shown.map((piece, index) => (
        <p key={index}>{sentence(piece)}</p>
      ))}
      {exemption && (
        <p>
          {t('handover.criterion.exemptUntil', {
            day: formats.day(new Date(exemption.until)),
          })}
        </p>
      )}
      {unreadable?.map(reason => (
        <p key={reason}>
          {t('handover.criterion.cannotSee', {
            reason: <FromServer>{reason}</FromServer>,
          })}
        </p>
      ))}
      {(state === 'fail' || state === 'stale' || state === 'unknown') && (
        <p>{t('handover.report.toDo', { text: remedyText(t, id, remedy) })}</p>
      )}
    </div>
  );
}

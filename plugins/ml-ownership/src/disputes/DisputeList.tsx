import { usePermission } from '@backstage/plugin-permission-react';
import {
  Dispute,
  managePermission,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { CriterionLink, titleOfCriterion } from '../criterion';
import { Writer } from '../people';
import { PointInTime } from '../time';
import { useWords } from '../words';
import { ResolveDisputeDialog } from './ResolveDisputeDialog';
import styles from '../page/RecordList.module.css';

/** What people have said is wrong about one entity, with the answers. */
export function DisputeList(props: {
  disputes: Dispute[];
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
  onAnswered: () => Promise<unknown>;
}) {
  const { disputes, criteria, onAnswered } = props;
  const { t } = useWords();
  const { allowed: manages } = usePermission({ permission: managePermission });
  const [answering, setAnswering] = useState<Dispute>();
  const titleOf = ({ criterion }: Dispute) =>
    titleOfCriterion(t, criteria, criterion);
  return (
    <>
      <ul className={styles.list} aria-label={t('disputes.list')}>
        {disputes.map(dispute => (
          <li key={dispute.id} className={styles.item}>
            <div className={styles.header}>
              <strong>{t(`disputes.state.${dispute.state}`)}</strong>
              <CriterionLink id={dispute.criterion} criteria={criteria} />
            </div>
            <p className={styles.reason}>{dispute.reason}</p>
            <p className={styles.fact}>
              {t('disputes.saidBy', {
                person: <Writer writer={dispute.createdBy} />,
                when: <PointInTime at={dispute.createdAt} />,
              })}
            </p>
            {dispute.answer && (
              <p className={styles.reason}>
                {dispute.resolvedBy
                  ? t('disputes.answerBy', {
                      person: <Writer writer={dispute.resolvedBy} />,
                      answer: dispute.answer,
                    })
                  : t('disputes.answer', { answer: dispute.answer })}
              </p>
            )}
            {manages && dispute.state === 'open' && (
              <div className={styles.actions}>
                <Button
                  size="small"
                  variant="secondary"
                  aria-label={t('disputes.answerOf', {
                    title: titleOf(dispute),
                  })}
                  onPress={() => setAnswering(dispute)}
                >
                  {t('disputes.answerAction')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {answering && (
        <ResolveDisputeDialog
          dispute={answering}
          title={titleOf(answering)}
          onAnswered={onAnswered}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </>
  );
}

import { usePermission } from '@backstage/plugin-permission-react';
import {
  Dispute,
  managePermission,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { CriterionLink } from '../criterion';
import { Writer } from '../people';
import { PointInTime } from '../time';
import { ResolveDisputeDialog } from './ResolveDisputeDialog';
import styles from '../page/RecordList.module.css';

/** What people have said is wrong about one entity, with the answers. */
export function DisputeList(props: {
  disputes: Dispute[];
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
  onAnswered: () => Promise<unknown>;
}) {
  const { disputes, criteria, onAnswered } = props;
  const { allowed: manages } = usePermission({ permission: managePermission });
  const [answering, setAnswering] = useState<Dispute>();
  const titleOf = ({ criterion }: Dispute) =>
    criteria.find(({ id }) => id === criterion)?.title ?? criterion;
  return (
    <>
      <ul className={styles.list} aria-label="Disputes">
        {disputes.map(dispute => (
          <li key={dispute.id} className={styles.item}>
            <div className={styles.header}>
              <strong>
                {dispute.state === 'open' ? 'Said to be wrong' : 'Answered'}
              </strong>
              <CriterionLink id={dispute.criterion} criteria={criteria} />
            </div>
            <p className={styles.reason}>{dispute.reason}</p>
            <p className={styles.fact}>
              By <Writer writer={dispute.createdBy} />{' '}
              <PointInTime at={dispute.createdAt} />.
            </p>
            {dispute.answer && (
              <p className={styles.reason}>
                Answer
                {dispute.resolvedBy && (
                  <>
                    {' by '}
                    <Writer writer={dispute.resolvedBy} />
                  </>
                )}
                : {dispute.answer}
              </p>
            )}
            {manages && dispute.state === 'open' && (
              <div className={styles.actions}>
                <Button
                  size="small"
                  variant="secondary"
                  aria-label={`Answer: ${titleOf(dispute)}`}
                  onPress={() => setAnswering(dispute)}
                >
                  Answer
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

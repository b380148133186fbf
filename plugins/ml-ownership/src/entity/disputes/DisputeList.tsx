import { usePermission } from '@backstage/plugin-permission-react';
import {
  Dispute,
  adminPermission,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { CriterionLink, titleOfCriterion } from '../../ui/criterion';
import { Writer } from '../../ui/people';
import { PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import { ResolveDisputeDialog } from './ResolveDisputeDialog';
import styles from '../../ui/page/RecordList.module.css';

/** The disputes of one entity, with their resolutions. */
export function DisputeList(props: {
  disputes: Dispute[];
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
  onResolved: () => Promise<unknown>;
}) {
  const { disputes, criteria, onResolved } = props;
  const { t } = useMlTranslation();
  const { allowed: manages } = usePermission({ permission: adminPermission });
  const [resolving, setResolving] = useState<Dispute>();
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
            {dispute.resolutionComment && (
              <p className={styles.reason}>
                {dispute.resolvedBy
                  ? t('disputes.commentBy', {
                      person: <Writer writer={dispute.resolvedBy} />,
                      comment: dispute.resolutionComment,
                    })
                  : t('disputes.comment', {
                      comment: dispute.resolutionComment,
                    })}
              </p>
            )}
            {manages && dispute.state === 'open' && (
              <div className={styles.actions}>
                <Button
                  size="small"
                  variant="secondary"
                  aria-label={t('disputes.resolveOf', {
                    title: titleOf(dispute),
                  })}
                  onPress={() => setResolving(dispute)}
                >
                  {t('disputes.resolve')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {resolving && (
        <ResolveDisputeDialog
          dispute={resolving}
          title={titleOf(resolving)}
          onResolved={onResolved}
          onClose={() => setResolving(undefined)}
        />
      )}
    </>
  );
}

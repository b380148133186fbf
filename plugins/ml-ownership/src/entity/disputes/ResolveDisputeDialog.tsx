import { useApi } from '@backstage/frontend-plugin-api';
import { Dispute } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { FormDialog } from '../../ui/dialog';
import { useMlTranslation } from '../../translations';

/**
 * A dialog in which the platform team resolves a dispute.
 *
 * @param title - of the criterion
 */
export function ResolveDisputeDialog(props: {
  dispute: Dispute;
  title: string;
  onResolved: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { dispute, title, onResolved, onClose } = props;
  const { t } = useMlTranslation();
  const api = useApi(mlOwnershipApiRef);
  const [comment, setComment] = useState('');

  const resolve = async () => {
    await api.resolveDispute(dispute.id, comment.trim());
    await onResolved();
    return <p>{t('disputes.resolved')}</p>;
  };

  return (
    <FormDialog
      title={t('disputes.resolveOf', { title })}
      lead={<p>{t('disputes.said', { reason: dispute.reason })}</p>}
      submit={t('disputes.submitResolution')}
      onSubmit={resolve}
      onClose={onClose}
    >
      <TextAreaField
        label={t('disputes.yourComment')}
        description={t('disputes.yourCommentHint')}
        isRequired
        maxLength={2000}
        value={comment}
        onChange={setComment}
      />
    </FormDialog>
  );
}

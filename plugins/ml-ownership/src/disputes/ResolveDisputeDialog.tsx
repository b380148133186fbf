import { useApi } from '@backstage/frontend-plugin-api';
import { Dispute } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../api';
import { FormDialog } from '../dialog';
import { useWords } from '../words';

/**
 * The platform team answers what somebody said is wrong.
 *
 * @param title - of the criterion
 */
export function ResolveDisputeDialog(props: {
  dispute: Dispute;
  title: string;
  onAnswered: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { dispute, title, onAnswered, onClose } = props;
  const { t } = useWords();
  const api = useApi(mlOwnershipApiRef);
  const [answer, setAnswer] = useState('');

  const resolve = async () => {
    await api.resolveDispute(dispute.id, answer.trim());
    await onAnswered();
    return <p>{t('disputes.answered')}</p>;
  };

  return (
    <FormDialog
      title={t('disputes.answerOf', { title })}
      lead={<p>{t('disputes.said', { reason: dispute.reason })}</p>}
      submit={t('disputes.answerAndClose')}
      onSubmit={resolve}
      onClose={onClose}
    >
      <TextAreaField
        label={t('disputes.yourAnswer')}
        description={t('disputes.yourAnswerHint')}
        isRequired
        maxLength={2000}
        value={answer}
        onChange={setAnswer}
      />
    </FormDialog>
  );
}

import { useApi } from '@backstage/frontend-plugin-api';
import { Dispute } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../api';
import { FormDialog } from '../dialog';

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
  const api = useApi(mlOwnershipApiRef);
  const [answer, setAnswer] = useState('');

  const resolve = async () => {
    await api.resolveDispute(dispute.id, answer.trim());
    await onAnswered();
    return <p>Answered. It stands below what was said.</p>;
  };

  return (
    <FormDialog
      title={`Answer: ${title}`}
      lead={<p>“{dispute.reason}”</p>}
      submit="Answer and close"
      onSubmit={resolve}
      onClose={onClose}
    >
      <TextAreaField
        label="Your answer"
        description="What was wrong and is mended, or why it stands."
        isRequired
        maxLength={2000}
        value={answer}
        onChange={setAnswer}
      />
    </FormDialog>
  );
}

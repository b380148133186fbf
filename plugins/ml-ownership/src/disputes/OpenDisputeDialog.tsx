import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../api';
import { CriterionSubject } from '../criterion';
import { FormDialog, tooShort } from '../dialog';
import { useWords } from '../words';

const SHORTEST_REASON = 10;

/** A person says that a criterion is wrong about an entity. */
export function OpenDisputeDialog(props: {
  entityRef: string;
  criterion: CriterionSubject;
  onOpened: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { entityRef, criterion, onOpened, onClose } = props;
  const { t } = useWords();
  const api = useApi(mlOwnershipApiRef);
  const [reason, setReason] = useState('');

  const open = async () => {
    await api.openDispute({
      entityRef,
      criterion: criterion.id,
      reason: reason.trim(),
    });
    await onOpened();
    return <p>{t('disputes.sent')}</p>;
  };

  return (
    <FormDialog
      title={t('disputes.openTitle', { title: criterion.title })}
      lead={<p>{t('disputes.openLead')}</p>}
      submit={t('disputes.send')}
      onSubmit={open}
      onClose={onClose}
    >
      <TextAreaField
        label={t('disputes.whatIsWrong')}
        description={t('disputes.atLeast', { count: SHORTEST_REASON })}
        isRequired
        maxLength={2000}
        validate={text => tooShort(t, text, SHORTEST_REASON)}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}

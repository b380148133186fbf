import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { CriterionSubject } from '../../ui/criterion';
import { FormDialog, tooShort } from '../../ui/dialog';
import { useMlTranslation } from '../../translations';

const MIN_REASON_LENGTH = 10;

/** A dialog that opens a dispute about a criterion of an entity. */
export function OpenDisputeDialog(props: {
  entityRef: string;
  criterion: CriterionSubject;
  onOpened: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { entityRef, criterion, onOpened, onClose } = props;
  const { t } = useMlTranslation();
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
        description={t('disputes.atLeast', { count: MIN_REASON_LENGTH })}
        isRequired
        maxLength={2000}
        validate={text => tooShort(t, text, MIN_REASON_LENGTH)}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}

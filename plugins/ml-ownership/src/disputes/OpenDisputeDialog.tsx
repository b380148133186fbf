import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../api';
import { CriterionSubject } from '../criterion';
import { FormDialog, tooShort } from '../dialog';

const SHORTEST_REASON = 10;

/** A person says that a criterion is wrong about an entity. */
export function OpenDisputeDialog(props: {
  entityRef: string;
  criterion: CriterionSubject;
  onOpened: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { entityRef, criterion, onOpened, onClose } = props;
  const api = useApi(mlOwnershipApiRef);
  const [reason, setReason] = useState('');

  const open = async () => {
    await api.openDispute({
      entityRef,
      criterion: criterion.id,
      reason: reason.trim(),
    });
    await onOpened();
    return (
      <p>
        Thank you. It lists for the platform team, and their answer will stand
        under “Exemptions and disputes”.
      </p>
    );
  };

  return (
    <FormDialog
      title={`Say that it is wrong: ${criterion.title}`}
      lead={
        <p>
          Tell the platform team why this criterion is wrong about this entity.
          It changes no state until they have looked.
        </p>
      }
      submit="Send"
      onSubmit={open}
      onClose={onClose}
    >
      <TextAreaField
        label="What is wrong?"
        description={`At least ${SHORTEST_REASON} characters.`}
        isRequired
        maxLength={2000}
        validate={text => tooShort(text, SHORTEST_REASON)}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}

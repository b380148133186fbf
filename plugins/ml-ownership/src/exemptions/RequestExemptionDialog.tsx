import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../api';
import { CriterionSubject } from '../criterion';
import { DateField, dayFromNow, FormDialog, tooShort } from '../dialog';

const SHORTEST_REASON = 10;
const LONGEST_DAYS = 180;
const USUAL_DAYS = 90;

/** A person asks to be excused from a criterion for a time. */
export function RequestExemptionDialog(props: {
  entityRef: string;
  criterion: CriterionSubject;
  onRequested: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { entityRef, criterion, onRequested, onClose } = props;
  const api = useApi(mlOwnershipApiRef);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(dayFromNow(USUAL_DAYS));

  const request = async () => {
    await api.requestExemption({
      entityRef,
      criterion: criterion.id,
      reason: reason.trim(),
      until: new Date(`${day}T00:00`).toISOString(),
    });
    await onRequested();
    return (
      <p>
        Asked for. It waits for somebody outside of the owning team to approve
        it, and is listed under “Exemptions and disputes”.
      </p>
    );
  };

  return (
    <FormDialog
      title={`Ask for an exemption: ${criterion.title}`}
      lead={
        <p>
          An exemption lets the level above be reached for a time, up to level
          3, and is shown wherever the level is. Somebody outside of the owning
          team has to approve it.
        </p>
      }
      submit="Ask"
      onSubmit={request}
      onClose={onClose}
    >
      <TextAreaField
        label="Why can it wait?"
        description={`At least ${SHORTEST_REASON} characters: who approves it knows no more than this.`}
        isRequired
        maxLength={2000}
        validate={text => tooShort(text, SHORTEST_REASON)}
        value={reason}
        onChange={setReason}
      />
      <DateField
        label="Until"
        description={`${LONGEST_DAYS} days from now at most.`}
        value={day}
        min={dayFromNow(1)}
        max={dayFromNow(LONGEST_DAYS)}
        onChange={setDay}
      />
    </FormDialog>
  );
}

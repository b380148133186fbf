import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../api';
import { CriterionSubject } from '../criterion';
import { DateField, dayFromNow, FormDialog, tooShort } from '../dialog';
import { useWords } from '../words';

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
  const { t } = useWords();
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
    return <p>{t('exemptions.requested')}</p>;
  };

  return (
    <FormDialog
      title={t('exemptions.request', { title: criterion.title })}
      lead={<p>{t('exemptions.requestLead')}</p>}
      submit={t('exemptions.ask')}
      onSubmit={request}
      onClose={onClose}
    >
      <TextAreaField
        label={t('exemptions.why')}
        description={t('exemptions.whyHint', { count: SHORTEST_REASON })}
        isRequired
        maxLength={2000}
        validate={text => tooShort(t, text, SHORTEST_REASON)}
        value={reason}
        onChange={setReason}
      />
      <DateField
        label={t('exemptions.untilLabel')}
        description={t('exemptions.untilHint', { count: LONGEST_DAYS })}
        value={day}
        min={dayFromNow(1)}
        max={dayFromNow(LONGEST_DAYS)}
        onChange={setDay}
      />
    </FormDialog>
  );
}

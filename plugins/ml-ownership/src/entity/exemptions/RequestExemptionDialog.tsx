import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { CriterionSubject } from '../../ui/criterion';
import { DateField, dayFromNow, FormDialog, tooShort } from '../../ui/dialog';
import { useMlTranslation } from '../../translations';

const MIN_REASON_LENGTH = 10;
const MAX_EXEMPTION_DAYS = 180;
const USUAL_DAYS = 90;

/** A dialog that requests a temporary exemption from a criterion. */
export function RequestExemptionDialog(props: {
  entityRef: string;
  criterion: CriterionSubject;
  onRequested: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { entityRef, criterion, onRequested, onClose } = props;
  const { t } = useMlTranslation();
  const api = useApi(mlOwnershipApiRef);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(dayFromNow(USUAL_DAYS));

  const request = async () => {
    await api.requestExemption({
      entityRef,
      criterion: criterion.id,
      reason: reason.trim(),
      expiresAt: new Date(`${day}T23:59:59.999`).toISOString(),
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
        description={t('exemptions.whyHint', { count: MIN_REASON_LENGTH })}
        isRequired
        maxLength={2000}
        validate={text => tooShort(t, text, MIN_REASON_LENGTH)}
        value={reason}
        onChange={setReason}
      />
      <DateField
        label={t('exemptions.untilLabel')}
        description={t('exemptions.untilHint', { count: MAX_EXEMPTION_DAYS })}
        value={day}
        min={dayFromNow(1)}
        // The exemption ends with this day.
        max={dayFromNow(MAX_EXEMPTION_DAYS - 1)}
        onChange={setDay}
      />
    </FormDialog>
  );
}

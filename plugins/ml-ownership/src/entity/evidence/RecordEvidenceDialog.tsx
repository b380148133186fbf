import { useApi } from '@backstage/frontend-plugin-api';
import {
  EvidenceItem,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Radio, RadioGroup, TextAreaField, TextField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { CriterionSubject, ServerText } from '../../ui/criterion';
import { DateField, dayFromNow, FormDialog, instantOn } from '../../ui/dialog';
import { CriterionStateLabel } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';

/**
 * A dialog in which a user records evidence for a criterion.
 *
 * @param onRecorded - reloads the scorecard and returns it
 */
export function RecordEvidenceDialog(props: {
  entityRef: string;
  criterion: CriterionSubject;
  onRecorded: () => Promise<Scorecard | undefined>;
  onClose: () => void;
}) {
  const { entityRef, criterion, onRecorded, onClose } = props;
  const { passesWhen, currentVersion } = criterion;
  const { t } = useMlTranslation();
  const api = useApi(mlOwnershipApiRef);
  const [outcome, setOutcome] = useState<EvidenceItem['outcome']>('pass');
  const [detail, setDetail] = useState('');
  const [url, setUrl] = useState('');
  const [day, setDay] = useState(dayFromNow(0));

  const record = async () => {
    const { rejected } = await api.submitEvidence([
      {
        entityRef,
        criterion: criterion.id,
        outcome,
        observedAt: instantOn(day),
        subjectVersion: currentVersion,
        url: url.trim() || undefined,
        detail: detail.trim() || undefined,
      },
    ]);
    if (rejected.length > 0) {
      throw new Error(rejected[0].error.message);
    }
    const renewed = await onRecorded();
    const result =
      renewed?.criteria.find(({ id }) => id === criterion.id) ??
      renewed?.extra.find(({ id }) => id === criterion.id);
    return (
      <>
        <p>{t('evidence.record.done')}</p>
        {result && (
          <p>
            {t('evidence.record.result', {
              title: criterion.title,
              state: <CriterionStateLabel state={result.state} />,
              reason: <ServerText>{result.reason}</ServerText>,
            })}
          </p>
        )}
      </>
    );
  };

  return (
    <FormDialog
      title={t('evidence.record.title', { title: criterion.title })}
      lead={
        <>
          {passesWhen && (
            <p>{t('evidence.record.passesWhen', { passesWhen })}</p>
          )}
          <p>{t('evidence.record.lead')}</p>
          {currentVersion && (
            <p>
              {t('evidence.record.aboutVersion', { version: currentVersion })}
            </p>
          )}
        </>
      }
      submit={t('evidence.record.submit')}
      onSubmit={record}
      onClose={onClose}
    >
      <RadioGroup
        label={t('evidence.record.outcome')}
        orientation="horizontal"
        value={outcome}
        onChange={value => setOutcome(value as EvidenceItem['outcome'])}
      >
        <Radio value="pass">{t('evidence.record.passes')}</Radio>
        <Radio value="fail">{t('evidence.record.fails')}</Radio>
      </RadioGroup>
      <TextAreaField
        label={t('evidence.record.words')}
        description={t('evidence.record.wordsHint')}
        isRequired
        maxLength={1000}
        value={detail}
        onChange={setDetail}
      />
      <TextField
        label={t('evidence.record.link')}
        secondaryLabel={t('evidence.record.optional')}
        description={t('evidence.record.linkHint')}
        type="url"
        maxLength={2000}
        value={url}
        onChange={setUrl}
      />
      <DateField
        label={t('evidence.record.seenOn')}
        value={day}
        max={dayFromNow(0)}
        onChange={setDay}
      />
    </FormDialog>
  );
}

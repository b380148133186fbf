import { useApi } from '@backstage/frontend-plugin-api';
import {
  EvidenceItem,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Radio, RadioGroup, TextAreaField, TextField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../api';
import { CriterionSubject } from '../criterion';
import { DateField, dayFromNow, FormDialog, instantOn } from '../dialog';
import { CriterionStateLabel } from '../verdict';

/**
 * A person says what they know about a criterion.
 *
 * @param onRecorded - reads the scorecard again and answers with it
 */
export function RecordEvidenceDialog(props: {
  entityRef: string;
  criterion: CriterionSubject;
  onRecorded: () => Promise<Scorecard | undefined>;
  onClose: () => void;
}) {
  const { entityRef, criterion, onRecorded, onClose } = props;
  const { passesWhen } = criterion;
  const api = useApi(mlOwnershipApiRef);
  const [outcome, setOutcome] = useState<EvidenceItem['outcome']>('pass');
  const [detail, setDetail] = useState('');
  const [url, setUrl] = useState('');
  const [day, setDay] = useState(dayFromNow(0));

  const record = async () => {
    const { rejected } = await api.recordEvidence([
      {
        entityRef,
        criterion: criterion.id,
        outcome,
        observedAt: instantOn(day),
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
        <p>Recorded, with your name. Thank you.</p>
        {result && (
          <p>
            “{criterion.title}” is now{' '}
            <CriterionStateLabel state={result.state} />: {result.reason}
          </p>
        )}
      </>
    );
  };

  return (
    <FormDialog
      title={`Record evidence: ${criterion.title}`}
      lead={
        <>
          {passesWhen && <p>It passes when: {passesWhen}</p>}
          <p>
            What you say is kept with your name and counts until it is too old.
            What a connected system or a document shows weighs more.
          </p>
        </>
      }
      submit="Record"
      onSubmit={record}
      onClose={onClose}
    >
      <RadioGroup
        label="What did you see?"
        orientation="horizontal"
        value={outcome}
        onChange={value => setOutcome(value as EvidenceItem['outcome'])}
      >
        <Radio value="pass">It passes</Radio>
        <Radio value="fail">It fails</Radio>
      </RadioGroup>
      <TextAreaField
        label="In your words"
        description="What you looked at, and what you found."
        isRequired
        maxLength={1000}
        value={detail}
        onChange={setDetail}
      />
      <TextField
        label="Link"
        secondaryLabel="Optional"
        description="Where somebody else can look, such as minutes or a ticket."
        type="url"
        maxLength={2000}
        value={url}
        onChange={setUrl}
      />
      <DateField
        label="Seen on"
        value={day}
        max={dayFromNow(0)}
        onChange={setDay}
      />
    </FormDialog>
  );
}

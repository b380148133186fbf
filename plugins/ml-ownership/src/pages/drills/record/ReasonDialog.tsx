import { TextAreaField } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import { FormDialog, tooShort } from '../../../ui/dialog';
import { useMlTranslation } from '../../../translations';

const MIN_REASON_LENGTH = 5;

/** A dialog that asks for a reason before something is ended. */
export function ReasonDialog(props: {
  title: string;
  lead: ReactNode;
  submit: string;
  /** The success message. */
  done: ReactNode;
  onReason: (reason: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const { title, lead, submit, done, onReason, onClose } = props;
  const { t } = useMlTranslation();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={title}
      lead={lead}
      submit={submit}
      onSubmit={async () => {
        await onReason(reason.trim());
        return done;
      }}
      onClose={onClose}
    >
      <TextAreaField
        label={t('drills.abandon.why')}
        isRequired
        maxLength={2000}
        validate={text => tooShort(t, text, MIN_REASON_LENGTH)}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}

import { TextAreaField } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import { FormDialog, tooShort } from '../../dialog';
import { useWords } from '../../words';

const SHORTEST_REASON = 5;

/** Asks why before something is ended. */
export function ReasonDialog(props: {
  title: string;
  lead: ReactNode;
  submit: string;
  /** What to say when it is done. */
  done: ReactNode;
  onReason: (reason: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const { title, lead, submit, done, onReason, onClose } = props;
  const { t } = useWords();
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
        validate={text => tooShort(t, text, SHORTEST_REASON)}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}

import {
  Handover,
  HandoverAction,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { FormDialog } from '../dialog';
import { ReasonDialog, Refused, useMove } from '../drills/record';
import { isUnfinished } from './handoverWords';
import { MoveHandover } from './useHandover';
import styles from './HandoverPage.module.css';

/**
 * What who is signed in may do with a handover, as the server says.
 *
 * @param onGone - the proposal was taken back, and there is nothing to show any more
 */
export function HandoverActions(props: {
  handover: Handover;
  onMove: MoveHandover;
  onGone: () => void;
}) {
  const { handover, onMove, onGone } = props;
  const [dialog, setDialog] = useState<HandoverAction>();
  const shadow = useMove(() => onMove({ action: 'shadow' }));
  const close = () => setDialog(undefined);
  const button = (
    action: HandoverAction,
    label: string,
    variant: 'primary' | 'secondary' = 'secondary',
  ) =>
    handover.can.includes(action) && (
      <Button variant={variant} size="small" onPress={() => setDialog(action)}>
        {label}
      </Button>
    );

  return (
    <>
      <div className={styles.actions} role="group" aria-label="What you can do">
        {handover.can.includes('shadow') && (
          <Button
            variant="primary"
            size="small"
            isPending={shadow.pending}
            onPress={() => shadow.run()}
          >
            Begin to shadow
          </Button>
        )}
        {button('accept', 'Accept', 'primary')}
        {button('refuse', 'Refuse')}
        {button('withdraw', 'Take the proposal back')}
      </div>
      <Refused error={shadow.error} />
      {dialog === 'accept' && (
        <AcceptDialog handover={handover} onMove={onMove} onClose={close} />
      )}
      {dialog === 'refuse' && (
        <ReasonDialog
          title={`Refuse: ${handover.entityTitle}`}
          lead={
            <p>
              It stays with the team that owns it. What you say helps them to
              mend what is missing.
            </p>
          }
          submit="Refuse"
          done={<p>Refused. It stays visible, with your reason.</p>}
          onReason={reason => onMove({ action: 'refuse', body: { reason } })}
          onClose={close}
        />
      )}
      {dialog === 'withdraw' && (
        <FormDialog
          title="Take the proposal back"
          lead={<p>The proposal disappears, as if it had not been made.</p>}
          submit="Take it back"
          onSubmit={async () => {
            await onMove({ action: 'withdraw' });
            onGone();
            return undefined;
          }}
          onClose={close}
        >
          {null}
        </FormDialog>
      )}
    </>
  );
}

function AcceptDialog(props: {
  handover: Handover;
  onMove: MoveHandover;
  onClose: () => void;
}) {
  const { handover, onMove, onClose } = props;
  const [answer, setAnswer] = useState('');
  const unfinished = isUnfinished(handover);
  const missing = handover.needs.filter(({ met }) => !met).length;
  return (
    <FormDialog
      title={`Accept: ${handover.entityTitle}`}
      lead={
        <p>
          {unfinished
            ? `You take it over with ${missing} of ${handover.needs.length} drills missing and ${handover.openBlockers} open blockers. Say that you know, and what you will do about it.`
            : 'Every drill is passed, and nothing is in the way.'}
        </p>
      }
      submit="Accept"
      onSubmit={async () => {
        await onMove({
          action: 'accept',
          body: { answer: answer.trim() || undefined },
        });
        return (
          <p>
            Accepted. One thing is left: the catalog has to name the new owner.
            The page shows how.
          </p>
        );
      }}
      onClose={onClose}
    >
      <TextAreaField
        label={unfinished ? 'What you take over knowingly' : 'What you say'}
        secondaryLabel={unfinished ? undefined : 'Optional'}
        isRequired={unfinished}
        maxLength={2000}
        value={answer}
        onChange={setAnswer}
      />
    </FormDialog>
  );
}

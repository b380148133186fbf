import {
  Drill,
  DrillAction,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { FormDialog } from '../../dialog';
import { ReasonDialog, Refused, useMove } from '../record';
import { CorrectDrillDialog } from './CorrectDrillDialog';
import { FinishDrillDialog } from './FinishDrillDialog';
import { MoveDrill } from './useDrill';
import styles from './DrillPage.module.css';

/**
 * What who is signed in may do with a drill, as the server says.
 *
 * @param onGone - the plan was taken back, and there is nothing to show any more
 */
export function DrillActions(props: {
  drill: Drill;
  onMove: MoveDrill;
  onGone: () => void;
}) {
  const { drill, onMove, onGone } = props;
  const [dialog, setDialog] = useState<DrillAction>();
  const start = useMove(() => onMove({ action: 'start' }));
  const close = () => setDialog(undefined);
  const button = (
    action: DrillAction,
    label: string,
    variant: 'primary' | 'secondary' = 'secondary',
  ) =>
    drill.can.includes(action) && (
      <Button variant={variant} size="small" onPress={() => setDialog(action)}>
        {label}
      </Button>
    );

  return (
    <>
      <div className={styles.actions} role="group" aria-label="What you can do">
        {drill.can.includes('start') && (
          <Button
            variant="primary"
            size="small"
            isPending={start.pending}
            onPress={() => start.run()}
          >
            Start
          </Button>
        )}
        {button('finish', 'Finish', 'primary')}
        {button('abandon', 'Give up')}
        {button('cancel', 'Take the plan back')}
        {button('correct', 'Correct')}
      </div>
      <Refused error={start.error} />
      {dialog === 'finish' && (
        <FinishDrillDialog drill={drill} onMove={onMove} onClose={close} />
      )}
      {dialog === 'correct' && (
        <CorrectDrillDialog drill={drill} onMove={onMove} onClose={close} />
      )}
      {dialog === 'abandon' && (
        <ReasonDialog
          title={`Give up: ${drill.entityTitle}`}
          lead={
            <p>
              It stays visible, with what was noted. If something was in the
              way, finish it as failed instead: that says what to mend.
            </p>
          }
          submit="Give up"
          done={<p>Given up. It stays in the history.</p>}
          onReason={reason => onMove({ action: 'abandon', body: { reason } })}
          onClose={close}
        />
      )}
      {dialog === 'cancel' && (
        <FormDialog
          title="Take the plan back"
          lead={
            <p>
              The plan disappears, as if it had not been made. A drill that has
              begun can’t be taken back.
            </p>
          }
          submit="Take it back"
          onSubmit={async () => {
            await onMove({ action: 'cancel' });
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

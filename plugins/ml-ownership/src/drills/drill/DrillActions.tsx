import {
  Drill,
  DrillAction,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { dayFromNow, FormDialog } from '../../dialog';
import { useWords } from '../../words';
import { ReasonDialog, Refused, useMove } from '../record';
import { dayWords } from '../words';
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
  const { t, formats } = useWords();
  const isEarly =
    drill.plannedFor !== undefined && drill.plannedFor > dayFromNow(0);
  const [dialog, setDialog] = useState<DrillAction>();
  const start = useMove(() => onMove({ action: 'start' }));
  const close = () => setDialog(undefined);
  const button = (
    action: Exclude<DrillAction, 'log' | 'solve' | 'start'>,
    variant: 'primary' | 'secondary' = 'secondary',
  ) =>
    drill.can.includes(action) && (
      <Button variant={variant} size="small" onPress={() => setDialog(action)}>
        {t(`drills.page.${action}`)}
      </Button>
    );

  return (
    <>
      <div
        className={styles.actions}
        role="group"
        aria-label={t('drills.page.actions')}
      >
        {drill.can.includes('start') && (
          <Button
            variant="primary"
            size="small"
            isPending={start.pending}
            onPress={() => start.run()}
          >
            {isEarly
              ? t('drills.page.startEarly', {
                  day: dayWords(formats, drill.plannedFor!),
                })
              : t('drills.page.start')}
          </Button>
        )}
        {button('finish', 'primary')}
        {button('abandon')}
        {button('cancel')}
        {button('correct')}
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
          title={t('drills.abandon.title', { entity: drill.entityTitle })}
          lead={<p>{t('drills.abandon.lead')}</p>}
          submit={t('drills.abandon.submit')}
          done={<p>{t('drills.abandon.done')}</p>}
          onReason={reason => onMove({ action: 'abandon', body: { reason } })}
          onClose={close}
        />
      )}
      {dialog === 'cancel' && (
        <FormDialog
          title={t('drills.cancel.title')}
          lead={<p>{t('drills.cancel.lead')}</p>}
          submit={t('drills.cancel.submit')}
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

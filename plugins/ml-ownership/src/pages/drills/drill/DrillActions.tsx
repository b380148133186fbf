import {
  Drill,
  DrillAction,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { dayFromNow, FormDialog } from '../../../ui/dialog';
import { useMlTranslation } from '../../../translations';
import { ReasonDialog, RejectionAlert, useRecordTransition } from '../record';
import { formatDay } from '../../../ui/time';
import { CorrectDrillDialog } from './CorrectDrillDialog';
import { FinishDrillDialog } from './FinishDrillDialog';
import { RunDrillTransition } from './useDrill';
import styles from './DrillPage.module.css';

/**
 * The actions on a drill that the server allows the signed-in user.
 *
 * @param onGone - called after the plan was cancelled, when the drill no longer exists
 */
export function DrillActions(props: {
  drill: Drill;
  onTransition: RunDrillTransition;
  onGone: () => void;
}) {
  const { drill, onTransition, onGone } = props;
  const { t, formats } = useMlTranslation();
  const isEarly =
    drill.plannedDate !== undefined && drill.plannedDate > dayFromNow(0);
  const [dialog, setDialog] = useState<DrillAction>();
  const start = useRecordTransition(() => onTransition({ action: 'start' }));
  const close = () => setDialog(undefined);
  const button = (
    action: Exclude<DrillAction, 'add-entry' | 'resolve-blocker' | 'start'>,
    variant: 'primary' | 'secondary' = 'secondary',
  ) =>
    drill.allowedActions.includes(action) && (
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
        {drill.allowedActions.includes('start') && (
          <Button
            variant="primary"
            size="small"
            isPending={start.pending}
            onPress={() => start.run()}
          >
            {isEarly
              ? t('drills.page.startEarly', {
                  day: formatDay(formats, drill.plannedDate!),
                })
              : t('drills.page.start')}
          </Button>
        )}
        {button('finish', 'primary')}
        {button('abandon')}
        {button('cancel')}
        {button('correct')}
      </div>
      <RejectionAlert error={start.error} />
      {dialog === 'finish' && (
        <FinishDrillDialog
          drill={drill}
          onTransition={onTransition}
          onClose={close}
        />
      )}
      {dialog === 'correct' && (
        <CorrectDrillDialog
          drill={drill}
          onTransition={onTransition}
          onClose={close}
        />
      )}
      {dialog === 'abandon' && (
        <ReasonDialog
          title={t('drills.abandon.title', { entity: drill.entityTitle })}
          lead={<p>{t('drills.abandon.lead')}</p>}
          submit={t('drills.abandon.submit')}
          done={<p>{t('drills.abandon.done')}</p>}
          onReason={reason =>
            onTransition({ action: 'abandon', body: { reason } })
          }
          onClose={close}
        />
      )}
      {dialog === 'cancel' && (
        <FormDialog
          title={t('drills.cancel.title')}
          lead={<p>{t('drills.cancel.lead')}</p>}
          submit={t('drills.cancel.submit')}
          onSubmit={async () => {
            await onTransition({ action: 'cancel' });
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

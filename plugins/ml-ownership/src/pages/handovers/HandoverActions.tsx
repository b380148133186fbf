import {
  Handover,
  HandoverAction,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { FormDialog } from '../../ui/dialog';
import {
  ReasonDialog,
  RejectionAlert,
  useRecordTransition,
} from '../drills/record';
import { useMlTranslation } from '../../translations';
import { isUnfinished } from './handoverText';
import { RunHandoverTransition } from './useHandover';
import styles from './HandoverPage.module.css';

/**
 * The actions on a handover that the server allows the signed-in user.
 *
 * @param onGone - called after the proposal was withdrawn, when the handover no longer exists
 */
export function HandoverActions(props: {
  handover: Handover;
  onTransition: RunHandoverTransition;
  onGone: () => void;
}) {
  const { handover, onTransition, onGone } = props;
  const { t } = useMlTranslation();
  const [dialog, setDialog] = useState<HandoverAction>();
  const startShadowing = useRecordTransition(() =>
    onTransition({ action: 'start-shadowing' }),
  );
  const close = () => setDialog(undefined);
  const button = (
    action: 'accept' | 'decline' | 'withdraw',
    variant: 'primary' | 'secondary' = 'secondary',
  ) =>
    handover.allowedActions.includes(action) && (
      <Button variant={variant} size="small" onPress={() => setDialog(action)}>
        {t(`handovers.page.${action}`)}
      </Button>
    );

  return (
    <>
      <div
        className={styles.actions}
        role="group"
        aria-label={t('handovers.page.actions')}
      >
        {handover.allowedActions.includes('start-shadowing') && (
          <Button
            variant="primary"
            size="small"
            isPending={startShadowing.pending}
            onPress={() => startShadowing.run()}
          >
            {t('handovers.page.startShadowing')}
          </Button>
        )}
        {button('accept', 'primary')}
        {button('decline')}
        {button('withdraw')}
      </div>
      <RejectionAlert error={startShadowing.error} />
      {dialog === 'accept' && (
        <AcceptDialog
          handover={handover}
          onTransition={onTransition}
          onClose={close}
        />
      )}
      {dialog === 'decline' && (
        <ReasonDialog
          title={t('handovers.decline.title', { entity: handover.entityTitle })}
          lead={<p>{t('handovers.decline.lead')}</p>}
          submit={t('handovers.decline.submit')}
          done={<p>{t('handovers.decline.done')}</p>}
          onReason={reason =>
            onTransition({ action: 'decline', body: { reason } })
          }
          onClose={close}
        />
      )}
      {dialog === 'withdraw' && (
        <FormDialog
          title={t('handovers.withdraw.title')}
          lead={<p>{t('handovers.withdraw.lead')}</p>}
          submit={t('handovers.withdraw.submit')}
          onSubmit={async () => {
            await onTransition({ action: 'withdraw' });
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
  onTransition: RunHandoverTransition;
  onClose: () => void;
}) {
  const { handover, onTransition, onClose } = props;
  const { t } = useMlTranslation();
  const [comment, setComment] = useState('');
  const unfinished = isUnfinished(handover);
  const missing = handover.requiredDrills.filter(
    ({ satisfied }) => !satisfied,
  ).length;
  return (
    <FormDialog
      title={t('handovers.accept.title', { entity: handover.entityTitle })}
      lead={
        <p>
          {unfinished
            ? t('handovers.accept.unfinished', {
                missing,
                all: handover.requiredDrills.length,
                count: handover.openBlockers,
              })
            : t('handovers.accept.lead')}
        </p>
      }
      submit={t('handovers.accept.submit')}
      onSubmit={async () => {
        await onTransition({
          action: 'accept',
          body: { comment: comment.trim() || undefined },
        });
        return <p>{t('handovers.accept.done')}</p>;
      }}
      onClose={onClose}
    >
      <TextAreaField
        label={t(
          unfinished
            ? 'handovers.accept.commentUnfinished'
            : 'handovers.accept.comment',
        )}
        secondaryLabel={unfinished ? undefined : t('handovers.optional')}
        isRequired={unfinished}
        maxLength={2000}
        value={comment}
        onChange={setComment}
      />
    </FormDialog>
  );
}

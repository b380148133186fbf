import {
  Handover,
  HandoverAction,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { FormDialog } from '../dialog';
import { ReasonDialog, Refused, useMove } from '../drills/record';
import { useWords } from '../words';
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
  const { t } = useWords();
  const [dialog, setDialog] = useState<HandoverAction>();
  const shadow = useMove(() => onMove({ action: 'shadow' }));
  const close = () => setDialog(undefined);
  const button = (
    action: 'accept' | 'refuse' | 'withdraw',
    variant: 'primary' | 'secondary' = 'secondary',
  ) =>
    handover.can.includes(action) && (
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
        {handover.can.includes('shadow') && (
          <Button
            variant="primary"
            size="small"
            isPending={shadow.pending}
            onPress={() => shadow.run()}
          >
            {t('handovers.page.shadow')}
          </Button>
        )}
        {button('accept', 'primary')}
        {button('refuse')}
        {button('withdraw')}
      </div>
      <Refused error={shadow.error} />
      {dialog === 'accept' && (
        <AcceptDialog handover={handover} onMove={onMove} onClose={close} />
      )}
      {dialog === 'refuse' && (
        <ReasonDialog
          title={t('handovers.refuse.title', { entity: handover.entityTitle })}
          lead={<p>{t('handovers.refuse.lead')}</p>}
          submit={t('handovers.refuse.submit')}
          done={<p>{t('handovers.refuse.done')}</p>}
          onReason={reason => onMove({ action: 'refuse', body: { reason } })}
          onClose={close}
        />
      )}
      {dialog === 'withdraw' && (
        <FormDialog
          title={t('handovers.withdraw.title')}
          lead={<p>{t('handovers.withdraw.lead')}</p>}
          submit={t('handovers.withdraw.submit')}
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
  const { t } = useWords();
  const [answer, setAnswer] = useState('');
  const unfinished = isUnfinished(handover);
  const missing = handover.needs.filter(({ met }) => !met).length;
  return (
    <FormDialog
      title={t('handovers.accept.title', { entity: handover.entityTitle })}
      lead={
        <p>
          {unfinished
            ? t('handovers.accept.unfinished', {
                missing,
                all: handover.needs.length,
                count: handover.openBlockers,
              })
            : t('handovers.accept.lead')}
        </p>
      }
      submit={t('handovers.accept.submit')}
      onSubmit={async () => {
        await onMove({
          action: 'accept',
          body: { answer: answer.trim() || undefined },
        });
        return <p>{t('handovers.accept.done')}</p>;
      }}
      onClose={onClose}
    >
      <TextAreaField
        label={t(
          unfinished
            ? 'handovers.accept.answerUnfinished'
            : 'handovers.accept.answer',
        )}
        secondaryLabel={unfinished ? undefined : t('handovers.optional')}
        isRequired={unfinished}
        maxLength={2000}
        value={answer}
        onChange={setAnswer}
      />
    </FormDialog>
  );
}

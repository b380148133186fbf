import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  FormEvent,
  ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { messageOf } from '../async-state';
import { useMlTranslation } from '../../translations';
import styles from './FormDialog.module.css';

/**
 * A form in a dialog. Errors of the server are shown in the dialog and keep the input; success is shown there too.
 *
 * @param onSubmit - sends the form and returns the success message
 */
export function FormDialog(props: {
  title: string;
  lead: ReactNode;
  submit: string;
  onSubmit: () => Promise<ReactNode>;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, lead, submit, onSubmit, onClose, children } = props;
  const { t } = useMlTranslation();
  const formId = useId();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const [done, setDone] = useState<ReactNode>();
  const close = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    // The button that had the focus was removed.
    if (done !== undefined) {
      close.current?.focus();
    }
  }, [done]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) {
      return;
    }
    setPending(true);
    setError(undefined);
    try {
      setDone(await onSubmit());
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      isOpen
      // A click outside would discard the input.
      isDismissable={done !== undefined}
      width={560}
      onOpenChange={open => {
        if (!open) {
          onClose();
        }
      }}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody className={styles.body}>
        {done !== undefined ? (
          <div className={styles.done} role="status">
            {done}
          </div>
        ) : (
          <form id={formId} className={styles.form} onSubmit={send}>
            <div className={styles.lead}>{lead}</div>
            {children}
            {error && (
              <Alert
                role="alert"
                status="danger"
                icon
                title={t('dialog.notAccepted')}
                description={messageOf(error)}
              />
            )}
          </form>
        )}
      </DialogBody>
      <DialogFooter>
        {done !== undefined ? (
          <Button ref={close} variant="primary" onPress={onClose}>
            {t('dialog.close')}
          </Button>
        ) : (
          <>
            <Button variant="secondary" onPress={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button
              variant="primary"
              type="submit"
              form={formId}
              isPending={pending}
            >
              {submit}
            </Button>
          </>
        )}
      </DialogFooter>
    </Dialog>
  );
}

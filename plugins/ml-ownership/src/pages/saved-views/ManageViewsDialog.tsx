import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
} from '@backstage/ui';
import { useState } from 'react';
import { messageOf } from '../../ui/async-state';
import { useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './ManageViewsDialog.module.css';
import { RenameViewForm } from './RenameViewForm';
import { SavedViews, withName, withoutView } from './SavedViews';
import { SavedViewsOfTable } from './useSavedViews';

const EVERYTHING = 'everything';

/** A dialog that renames and deletes a user's views of a table, and selects the default view. */
export function ManageViewsDialog(props: {
  views: SavedViewsOfTable;
  onClose: () => void;
}) {
  const { views, onClose } = props;
  const { saved, keep } = views;
  const { t } = useMlTranslation();
  const [renaming, setRenaming] = useState<string>();
  const [deleted, setDeleted] = useState<{
    name: string;
    before: SavedViews;
  }>();
  const [error, setError] = useState<Error>();

  const change = async (next: SavedViews) => {
    try {
      setError(undefined);
      // Undoing the deletion now would also undo this change.
      setDeleted(undefined);
      await keep(next);
    } catch (refused) {
      setError(refused as Error);
    }
  };

  return (
    <Dialog
      isOpen
      isDismissable
      width={560}
      onOpenChange={open => !open && onClose()}
    >
      <DialogHeader>{t('savedViews.manageTitle')}</DialogHeader>
      <DialogBody className={styles.body}>
        {saved.views.length === 0 ? (
          <p className={styles.text}>{t('savedViews.none')}</p>
        ) : (
          <>
            <Select
              label={t('savedViews.opensWith')}
              options={[
                { id: EVERYTHING, label: t('savedViews.everything') },
                ...saved.views.map(({ name }) => ({
                  id: `view:${name}`,
                  label: name,
                })),
              ]}
              value={
                saved.first === undefined ? EVERYTHING : `view:${saved.first}`
              }
              onChange={id =>
                change({
                  ...saved,
                  first:
                    id === EVERYTHING
                      ? undefined
                      : String(id).slice('view:'.length),
                })
              }
            />
            <ul className={styles.list}>
              {saved.views.map(({ name }) => (
                <li className={layout.centeredRow2} key={name}>
                  {renaming === name ? (
                    <RenameViewForm
                      saved={saved}
                      name={name}
                      onRename={async next => {
                        await change(withName(saved, name, next));
                        setRenaming(undefined);
                      }}
                      onCancel={() => setRenaming(undefined)}
                    />
                  ) : (
                    <>
                      <span className={styles.name}>{name}</span>
                      <Button
                        size="small"
                        variant="secondary"
                        aria-label={t('savedViews.rename', { name })}
                        onPress={() => setRenaming(name)}
                      >
                        {t('savedViews.renameShort')}
                      </Button>
                      <Button
                        size="small"
                        variant="secondary"
                        aria-label={t('savedViews.delete', { name })}
                        onPress={() => {
                          change(withoutView(saved, name));
                          setDeleted({ name, before: saved });
                        }}
                      >
                        {t('savedViews.deleteShort')}
                      </Button>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {error && (
          <Alert
            role="alert"
            status="danger"
            icon
            title={t('savedViews.notSaved')}
            description={messageOf(error)}
          />
        )}
        <div className={styles.deleted} role="status">
          {deleted && !error && (
            <>
              <span>{t('savedViews.deleted', { name: deleted.name })}</span>
              <Button
                size="small"
                variant="tertiary"
                onPress={() => change(deleted.before)}
              >
                {t('savedViews.undo')}
              </Button>
            </>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onPress={onClose}>
          {t('dialog.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

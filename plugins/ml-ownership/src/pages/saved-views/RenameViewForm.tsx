import { Button, TextField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useMlTranslation } from '../../translations';
import styles from './ManageViewsDialog.module.css';
import { MAX_NAME_LENGTH, nameProblem, SavedViews } from './SavedViews';

/** A form that renames a view in place. */
export function RenameViewForm(props: {
  saved: SavedViews;
  name: string;
  onRename: (name: string) => void;
  onCancel: () => void;
}) {
  const { saved, name, onRename, onCancel } = props;
  const { t } = useMlTranslation();
  const [text, setText] = useState(name);
  const field = useRef<HTMLDivElement>(null);
  // The button that had the focus was replaced by the field.
  useEffect(() => {
    const input = field.current?.querySelector('input');
    input?.focus();
    input?.select();
  }, []);
  const problem = nameProblem(saved, text, name);
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        if (!problem) {
          onRename(text);
        }
      }}
    >
      <TextField
        className={styles.field}
        label={t('savedViews.name')}
        description={
          problem &&
          t(`savedViews.${problem}`, {
            name: text.trim(),
            most: MAX_NAME_LENGTH,
          })
        }
        isInvalid={problem !== undefined}
        value={text}
        onChange={setText}
        ref={field}
      />
      <Button
        type="submit"
        size="small"
        variant="primary"
        isDisabled={problem !== undefined}
      >
        {t('savedViews.submit')}
      </Button>
      <Button size="small" variant="secondary" onPress={onCancel}>
        {t('dialog.cancel')}
      </Button>
    </form>
  );
}

import { Button, TextField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words';
import styles from './ManageViewsDialog.module.css';
import { LONGEST_NAME, nameProblem, SavedViews } from './SavedViews';

/** Gives a view another name, in its place in the list. */
export function RenameViewForm(props: {
  saved: SavedViews;
  name: string;
  onRename: (name: string) => void;
  onCancel: () => void;
}) {
  const { saved, name, onRename, onCancel } = props;
  const { t } = useWords();
  const [text, setText] = useState(name);
  const field = useRef<HTMLDivElement>(null);
  // The button that had the focus gave way to the field.
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
          t(`savedViews.${problem}`, { name: text.trim(), most: LONGEST_NAME })
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

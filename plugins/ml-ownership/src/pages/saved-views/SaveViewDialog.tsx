import { Checkbox, TextField } from '@backstage/ui';
import { useState } from 'react';
import { FormDialog } from '../../ui/dialog';
import { useMlTranslation } from '../../translations';
import {
  MAX_NAME_LENGTH,
  MAX_VIEWS,
  nameProblem,
  withView,
} from './SavedViews';
import { SavedViewsOfTable } from './useSavedViews';

/** A dialog that saves the current view of a table under a name. */
export function SaveViewDialog(props: {
  views: SavedViewsOfTable;
  search: string;
  onClose: () => void;
}) {
  const { views, search, onClose } = props;
  const { saved, keep } = views;
  const { t } = useMlTranslation();
  const [name, setName] = useState('');
  const [opensFirst, setOpensFirst] = useState(false);

  const save = async () => {
    if (saved.views.length >= MAX_VIEWS) {
      throw new Error(t('savedViews.tooMany', { most: MAX_VIEWS }));
    }
    const problem = nameProblem(saved, name);
    if (problem) {
      throw new Error(
        t(`savedViews.${problem}`, {
          name: name.trim(),
          most: MAX_NAME_LENGTH,
        }),
      );
    }
    const next = withView(saved, { name, search });
    await keep(opensFirst ? { ...next, first: name.trim() } : next);
    return t('savedViews.saved', { name: name.trim() });
  };

  return (
    <FormDialog
      title={t('savedViews.saveTitle')}
      lead={t('savedViews.saveLead')}
      submit={t('savedViews.submit')}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField label={t('savedViews.name')} value={name} onChange={setName} />
      <Checkbox isSelected={opensFirst} onChange={setOpensFirst}>
        {t('savedViews.openFirst')}
      </Checkbox>
    </FormDialog>
  );
}

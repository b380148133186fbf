import { isolate } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Button,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiBookmarkLine,
  RiCheckLine,
} from '@remixicon/react';
import { useState } from 'react';
import { useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { ManageViewsDialog } from './ManageViewsDialog';
import { SavedView } from './SavedViews';
import { SaveViewDialog } from './SaveViewDialog';
import styles from './SavedViewsMenu.module.css';
import { SavedViewsOfTable } from './useSavedViews';
import { showView, viewSearch } from './viewSearch';

/**
 * The menu of a table's views: those of the user, suggested ones, and actions to save and manage views.
 *
 * @param parameters - names of the search parameters that belong to a view
 * @param suggested - views for all users
 */
export function SavedViewsMenu(props: {
  views: SavedViewsOfTable;
  parameters: readonly string[];
  suggested: SavedView[];
}) {
  const { views, parameters, suggested } = props;
  const { saved } = views;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const [dialog, setDialog] = useState<'save' | 'manage'>();

  const current = viewSearch(params, parameters);
  const normal = ({ search }: SavedView) =>
    viewSearch(new URLSearchParams(search), parameters);
  const shown = [...saved.views, ...suggested].find(
    view => normal(view) === current,
  );

  const item = (view: SavedView, isOwn: boolean) => {
    const title =
      isOwn && view.name === saved.first
        ? t('savedViews.opensFirst', { name: view.name })
        : view.name;
    const isShown = normal(view) === current;
    return (
      <MenuItem
        key={view.name}
        id={`${isOwn ? 'own' : 'suggested'}:${view.name}`}
        textValue={title}
        aria-label={isShown ? t('savedViews.shown', { name: title }) : title}
        iconStart={
          isShown ? <RiCheckLine /> : <span className={styles.noIcon} />
        }
        onAction={() => update(showView(params, view.search))}
      >
        {title}
      </MenuItem>
    );
  };

  return (
    <>
      <MenuTrigger>
        <Button
          className={styles.button}
          size="small"
          variant="secondary"
          iconStart={<RiBookmarkLine />}
          iconEnd={<RiArrowDownSLine />}
          aria-label={
            shown
              ? `${t('savedViews.views')}: ${isolate(shown.name)}`
              : t('savedViews.views')
          }
        >
          <span className={styles.name}>
            {shown?.name ?? t('savedViews.views')}
          </span>
        </Button>
        <Menu maxHeight="480px">
          {saved.views.length > 0 && (
            <MenuSection title={t('savedViews.yours')}>
              {saved.views.map(view => item(view, true))}
            </MenuSection>
          )}
          <MenuSection title={t('savedViews.suggested')}>
            {suggested.map(view => item(view, false))}
          </MenuSection>
          <MenuSeparator />
          <MenuItem id="save" onAction={() => setDialog('save')}>
            {t('savedViews.save')}
          </MenuItem>
          <MenuItem id="manage" onAction={() => setDialog('manage')}>
            {t('savedViews.manage')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {dialog === 'save' && (
        <SaveViewDialog
          views={views}
          search={current}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'manage' && (
        <ManageViewsDialog views={views} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}

import { Switch } from '@backstage/ui';
import { useUrlState } from '../url';
import { useMlTranslation } from '../../translations';
import { BELOW, includeBelow } from './includeBelow';
import styles from './fields.module.css';
import { FIRST_PAGE } from './useUrlPages';

/**
 * A switch that includes child groups in a team filter. Rendered only while a team filter is set.
 *
 * @param by - names of the search parameters that contain teams
 */
export function BelowSwitch(props: { by: readonly string[] }) {
  const { by } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  return by.some(name => params.has(name)) ? (
    <Switch
      className={styles.below}
      label={t('filters.below')}
      isSelected={includeBelow(params) !== false}
      onChange={isSelected =>
        update({ [BELOW]: isSelected ? undefined : 'no', ...FIRST_PAGE })
      }
    />
  ) : null;
}

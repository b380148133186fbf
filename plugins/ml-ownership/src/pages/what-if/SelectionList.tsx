import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useMlTranslation } from '../../translations';
import { Chosen } from './useWhatIfSelection';
import styles from './SelectionList.module.css';

/** The people who would leave and the groups that would be dissolved, each with a button to remove it. */
export function ChosenList(props: { chosen: Chosen }) {
  const { chosen } = props;
  const { t } = useMlTranslation();
  return (
    <>
      <Refs title={t('whatIf.leaving')} refs={chosen.leaving} chosen={chosen} />
      <Refs
        title={t('whatIf.dissolved')}
        refs={chosen.dissolved}
        chosen={chosen}
      />
    </>
  );
}

function Refs(props: { title: string; refs: string[]; chosen: Chosen }) {
  const { title, refs, chosen } = props;
  const { t } = useMlTranslation();
  if (refs.length === 0) {
    return null;
  }
  return (
    <div className={styles.root}>
      <span className={styles.title}>{title}</span>
      <ul className={styles.list} aria-label={title}>
        {refs.map(ref => (
          <li key={ref}>
            <Button
              size="small"
              variant="secondary"
              iconEnd={<RiCloseLine />}
              aria-label={t('whatIf.letStay', { title: chosen.titleOf(ref) })}
              onPress={() => chosen.remove(ref)}
            >
              {chosen.titleOf(ref)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

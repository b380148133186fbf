import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { Chosen } from './useChosen';
import styles from './ChosenList.module.css';

/** Who would be gone, each with a way to let them stay. */
export function ChosenList(props: { chosen: Chosen }) {
  const { chosen } = props;
  return (
    <>
      <Refs title="Leaving" refs={chosen.leaving} chosen={chosen} />
      <Refs title="Dissolved" refs={chosen.dissolved} chosen={chosen} />
    </>
  );
}

function Refs(props: { title: string; refs: string[]; chosen: Chosen }) {
  const { title, refs, chosen } = props;
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
              aria-label={`Let ${chosen.titleOf(ref)} stay`}
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

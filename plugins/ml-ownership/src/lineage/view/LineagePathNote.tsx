import { LineagePath } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ButtonIcon } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { MlData, messageOf } from '../../states';
import styles from './LineagePathNote.module.css';

/** What the path that stands out is, in words. */
export function LineagePathNote(props: {
  path: MlData<LineagePath>;
  onClose: () => void;
}) {
  const { path, onClose } = props;
  return (
    <div className={styles.root} role="status">
      <span>{sentence(path)}</span>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiCloseLine />}
        aria-label="Show no path"
        onPress={onClose}
      />
    </div>
  );
}

function sentence({
  data,
  error,
  loading,
  stale,
}: MlData<LineagePath>): string {
  if (error) {
    return `The path could not be found: ${messageOf(error)}`;
  }
  if (!data || loading || stale) {
    return 'Looking for the path …';
  }
  if (data.hops === undefined) {
    return 'No data flows between the two, in either direction, by any way that you may see.';
  }
  const titles = new Map(
    data.nodes.map(({ entityRef, title }) => [entityRef, title]),
  );
  const [start, end] = data.reversed
    ? [data.to, data.from]
    : [data.from, data.to];
  const between = data.nodes.length - 2;
  const ways =
    between > data.hops - 1
      ? `, by several ways through ${between} entities`
      : '';
  return `Data flows from ${titles.get(start)} to ${titles.get(end)} in ${
    data.hops
  } ${data.hops === 1 ? 'step' : 'steps'}${ways}${
    data.truncated ? ', of which not all are shown' : ''
  }.`;
}

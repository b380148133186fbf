import { LineagePath } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ButtonIcon } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { MlData, messageOf } from '../../../ui/async-state';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import styles from './LineagePathNote.module.css';

/** A description of the highlighted path. */
export function LineagePathNote(props: {
  path: MlData<LineagePath>;
  onClose: () => void;
}) {
  const { path, onClose } = props;
  const { t } = useMlTranslation();
  return (
    <div className={styles.root} role="status">
      <span>{sentence(t, path)}</span>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiCloseLine />}
        aria-label={t('lineage.view.path.close')}
        onPress={onClose}
      />
    </div>
  );
}

function sentence(
  t: TranslateFunction,
  { data, error, loading, stale }: MlData<LineagePath>,
): string {
  if (error) {
    return t('lineage.view.path.failed', { message: messageOf(error) });
  }
  if (!data || loading || stale) {
    return t('lineage.view.path.looking');
  }
  if (data.hops === undefined) {
    return t('lineage.view.path.none');
  }
  const titles = new Map(
    data.nodes.map(({ entityRef, title }) => [entityRef, title]),
  );
  const [start, end] = data.reversed
    ? [data.to, data.from]
    : [data.from, data.to];
  const between = data.nodes.length - 2;
  const ends = {
    count: data.hops,
    from: titles.get(start) ?? start,
    to: titles.get(end) ?? end,
  };
  const found =
    between > data.hops - 1
      ? t('lineage.view.path.severalWays', { ...ends, between })
      : t('lineage.view.path.found', ends);
  return data.truncated
    ? `${found} ${t('lineage.view.path.notAllShown')}`
    : found;
}

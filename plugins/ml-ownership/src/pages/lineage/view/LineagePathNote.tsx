import {
  LineageEntity,
  LineagePath,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ButtonIcon } from '@backstage/ui';
import { RiArrowRightLine, RiCloseLine } from '@remixicon/react';
import { MlData, messageOf } from '../../../ui/async-state';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { LineageEntityLink } from '../LineageEntityLink';
import { pathSteps } from './pathSteps';
import styles from './LineagePathNote.module.css';

/** Maximum number of entities that are written out for one step of parallel paths. */
const MAX_PARALLEL = 3;

/** The highlighted path in one sentence, and its entities one by one. */
export function LineagePathNote(props: {
  path: MlData<LineagePath>;
  onClose: () => void;
}) {
  const { path, onClose } = props;
  const { t } = useMlTranslation();
  return (
    <div className={styles.root}>
      <div className={styles.header}>
        <span role="status">{sentence(t, path)}</span>
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label={t('lineage.view.path.close')}
          onPress={onClose}
        />
      </div>
      {path.data && path.data.nodes.length > 0 && !path.error && (
        <ol className={styles.path} aria-label={t('lineage.view.path.list')}>
          {pathSteps(path.data).map((entities, step) => (
            <li key={entities[0].entityRef}>
              {step > 0 && (
                <RiArrowRightLine className={styles.arrow} aria-hidden />
              )}
              <Step entities={entities} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Step(props: { entities: LineageEntity[] }) {
  const { entities } = props;
  const { t } = useMlTranslation();
  const more = entities.length - MAX_PARALLEL;
  return (
    <>
      {entities.slice(0, MAX_PARALLEL).map((entity, at) => (
        <span key={entity.entityRef}>
          {at > 0 && ` ${t('lineage.view.path.or')} `}
          <LineageEntityLink entity={entity} />
        </span>
      ))}
      {more > 0 && <span>{t('lineage.view.path.more', { count: more })}</span>}
    </>
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

import { parseEntityRef } from '@backstage/catalog-model';
import {
  MlKind,
  SmellCount,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { translateSmell } from '../../ui/criterion';
import { EntityLink, useKindPaths } from '../../ui/entity';
import { withQuery } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './SmellList.module.css';

const SHOWN_REFS = 5;

/** The smells found in the portfolio, each with its entities. */
export function SmellList(props: { smells: SmellCount[] }) {
  const { smells } = props;
  const { t } = useMlTranslation();
  const paths = useKindPaths();
  const found = smells.filter(smell => smell.entities > 0);

  if (found.length === 0) {
    return <p className={layout.note}>{t('overview.smells.none')}</p>;
  }
  return (
    <ul className={styles.list}>
      {found.map(smell => (
        <li key={smell.id} className={layout.column1}>
          <span className={styles.title}>
            {translateSmell(t, smell, 'title')}
          </span>
          <span className={styles.refs}>
            {smell.refs.slice(0, SHOWN_REFS).map(ref => (
              <EntityLink key={ref} entityRef={ref} handover />
            ))}
            {smell.entities > SHOWN_REFS &&
              kindsOf(smell.refs).map(kind => (
                <Link
                  key={kind}
                  href={withQuery(paths[kind], { smell: smell.id })}
                >
                  {t(`overview.smells.all${kind}`)}
                </Link>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function kindsOf(refs: string[]): MlKind[] {
  const kinds = new Set(
    refs.map(ref => parseEntityRef(ref).kind.toLocaleLowerCase('en-US')),
  );
  return (['Model', 'Dataset', 'Pipeline'] as const).filter(kind =>
    kinds.has(kind.toLocaleLowerCase('en-US')),
  );
}

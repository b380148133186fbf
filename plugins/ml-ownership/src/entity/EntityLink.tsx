import { parseEntityRef } from '@backstage/catalog-model';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { kindIcon } from './kindIcons';
import { useEntityTabPath } from './useEntityTabPath';
import styles from './EntityLink.module.css';

/**
 * An entity as icon and title, linked to its page in the catalog.
 *
 * @param title - the title, where it is known already; otherwise it is asked from the catalog
 * @param path - the tab of the entity page to link to, as in "handover"
 */
export function EntityLink(props: {
  entityRef: string;
  title?: string;
  path?: string;
  hideIcon?: boolean;
  /** Leads elsewhere than to the entity page. */
  href?: string;
}) {
  const { entityRef, title, path, hideIcon, href } = props;
  const entityPath = useEntityTabPath(entityRef, path);
  const presentation = useEntityPresentation(entityRef);
  const { kind } = parseEntityRef(entityRef, { defaultKind: 'unknown' });
  const Icon = kindIcon(kind);
  const target = href ?? entityPath;
  const text = title ?? presentation.primaryTitle;

  return (
    <span className={styles.root}>
      {!hideIcon && <Icon className={styles.icon} aria-hidden />}
      {target !== undefined ? (
        <Link
          className={styles.title}
          href={target}
          title={presentation.secondaryTitle}
        >
          {text}
        </Link>
      ) : (
        <span className={styles.title}>{text}</span>
      )}
    </span>
  );
}

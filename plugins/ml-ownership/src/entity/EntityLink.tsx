import { parseEntityRef } from '@backstage/catalog-model';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { isMlKind, kindIcon } from './kindIcons';
import { useEntityTabPath } from './useEntityTabPath';
import styles from './EntityLink.module.css';

/**
 * An entity as icon and title, linked to its page in the catalog.
 *
 * @param title - the title, where it is known already; otherwise it is asked from the catalog
 * @param handover - leads to the Handover tab, where the kind has one
 */
export function EntityLink(props: {
  entityRef: string;
  title?: string;
  handover?: boolean;
  hideIcon?: boolean;
  /** Leads elsewhere than to the entity page. */
  href?: string;
}) {
  const { entityRef, title, handover, hideIcon, href } = props;
  const presentation = useEntityPresentation(entityRef);
  const { kind } = parseEntityRef(entityRef, { defaultKind: 'unknown' });
  const Icon = kindIcon(kind);
  const entityPath = useEntityTabPath(
    entityRef,
    handover && isMlKind(kind) ? 'handover' : undefined,
  );
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

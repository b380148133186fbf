import { parseEntityRef } from '@backstage/catalog-model';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Isolated, useMlTranslation } from '../../translations';
import { isMlKind, kindIcon } from './kindIcons';
import { MissingMark } from './MissingMark';
import { useEntityTabPath } from './useEntityTabPath';
import { useMissing } from './useMissingPeople';
import styles from './EntityLink.module.css';

/**
 * An entity as icon and title, linked to its page in the catalog.
 *
 * @param title - the title, if it is already loaded; otherwise it is loaded from the catalog
 * @param handover - links to the Handover readiness tab, if the kind has one
 */
export function EntityLink(props: {
  entityRef: string;
  title?: string;
  handover?: boolean;
  hideIcon?: boolean;
  /** Overrides the link to the entity page. */
  href?: string;
  /** Whether the entity is missing from the catalog; for Groups and Users, checked automatically by default. */
  missing?: boolean;
}) {
  const { entityRef, title, handover, hideIcon, href } = props;
  // Loads the language here, before the mark is rendered.
  const { t } = useMlTranslation();
  const { isMissing } = useMissing(
    props.missing === undefined ? [entityRef] : [],
  );
  const missing = props.missing ?? isMissing(entityRef);
  const presentation = useEntityPresentation(entityRef);
  const { kind } = parseEntityRef(entityRef, { defaultKind: 'unknown' });
  const Icon = kindIcon(kind);
  const entityPath = useEntityTabPath(
    entityRef,
    handover && isMlKind(kind) ? 'handover' : undefined,
  );
  const target = href ?? (missing ? undefined : entityPath);
  const text = <Isolated text={title ?? presentation.primaryTitle} />;

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
      {missing && <MissingMark>{t('missing.mark')}</MissingMark>}
    </span>
  );
}

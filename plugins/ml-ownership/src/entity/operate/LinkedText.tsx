import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { EntityLink } from '../../ui/entity';
import { techDocsRouteRef } from '../../routes';
import { Isolated, useMlTranslation } from '../../translations';
import { httpUrl, resolvePointer } from './resolvePointer';
import styles from './LinkedText.module.css';

/** A text of the entity, linked to its target. */
export function LinkedText(props: { text: string }) {
  const { text } = props;
  const { t } = useMlTranslation();
  const { entity } = useEntity();
  const techDocsPath = useRouteRef(techDocsRouteRef)?.({
    namespace: entity.metadata.namespace ?? 'default',
    kind: entity.kind.toLocaleLowerCase('en-US'),
    name: entity.metadata.name,
  });
  const pointer = resolvePointer(entity, text);

  switch (pointer.type) {
    case 'url':
      return <ExternalLink url={pointer.url} text={text} />;
    case 'entity':
      return <EntityLink entityRef={pointer.entityRef} />;
    case 'techdocs':
      return techDocsPath ? (
        <Link
          className={styles.link}
          href={[techDocsPath, pointer.page].filter(Boolean).join('/')}
        >
          {pointer.page
            ? t('operate.pointer.techDocsPage', { page: pointer.page })
            : t('operate.pointer.techDocsFront')}
        </Link>
      ) : (
        <span className={styles.text}>{text}</span>
      );
    case 'path':
      return (
        <span className={styles.text}>
          <code>
            <Isolated text={text} />
          </code>{' '}
          <span className={styles.note}>
            {pointer.reason === 'relative'
              ? t('operate.pointer.relative', { source: pointer.source })
              : t(`operate.pointer.${pointer.reason}`)}
          </span>
        </span>
      );
    default:
      return <TextWithAddresses text={text} />;
  }
}

/** A link to an external page that opens in a new tab. */
export function ExternalLink(props: { url: string; text: string }) {
  const { url, text } = props;
  return (
    <Link
      className={styles.link}
      href={url}
      target="_blank"
      rel="noopener"
      // In print, the URL is added to links that do not show it.
      data-bare={text === url || undefined}
    >
      {text}
    </Link>
  );
}

/** A sentence in which URLs are linked. */
function TextWithAddresses(props: { text: string }) {
  // Every other part is a URL.
  const parts = props.text.split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/i);
  return (
    <span className={styles.text}>
      {parts.map((part, index) => {
        const url = index % 2 === 1 ? httpUrl(part) : undefined;
        // eslint-disable-next-line react/no-array-index-key
        return url ? <ExternalLink key={index} url={url} text={part} /> : part;
      })}
    </span>
  );
}

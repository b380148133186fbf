import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { EntityLink } from '../entity';
import { techDocsRouteRef } from '../routes';
import { useWords } from '../words';
import { httpUrl, resolvePointer } from './resolvePointer';
import styles from './PointedText.module.css';

/** A text of the entity of the page, linked to what it points at. */
export function PointedText(props: { text: string }) {
  const { text } = props;
  const { t } = useWords();
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
          <code>{text}</code>{' '}
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

/** A link that leaves Backstage and keeps the page open. */
export function ExternalLink(props: { url: string; text: string }) {
  const { url, text } = props;
  return (
    <Link
      className={styles.link}
      href={url}
      target="_blank"
      rel="noopener"
      // On paper, the address stands beside a link that does not show it.
      data-bare={text === url || undefined}
    >
      {text}
    </Link>
  );
}

/** A sentence in which somebody has written addresses. */
function TextWithAddresses(props: { text: string }) {
  // Every other part is an address.
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

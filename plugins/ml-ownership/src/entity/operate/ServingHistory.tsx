import { ServedVersion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../../ui/entity';
import { PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import { DescriptionItem, Note } from './DescriptionList';
import { ExternalLink } from './LinkedText';
import { httpUrl } from './resolvePointer';
import styles from './ServingHistory.module.css';

/** Which version served when, for each alias, stage or environment that connected systems report. */
export function ServingHistory(props: { served: readonly ServedVersion[] }) {
  const { served } = props;
  const { t } = useMlTranslation();
  if (served.length === 0) {
    return null;
  }
  const labels = [...new Set(served.map(({ label }) => label))];
  return (
    <DescriptionItem title={t('operate.versions.history')}>
      {labels.map(label => (
        <div key={label}>
          {labels.length > 1 && <Note>{label}</Note>}
          <ol
            className={styles.list}
            aria-label={t('operate.versions.historyOf', { label })}
          >
            {served
              .filter(version => version.label === label)
              .map(version => (
                <li key={`${version.source} ${version.since}`}>
                  <VersionName served={version} />{' '}
                  <Note>
                    <Since served={version} />
                  </Note>
                </li>
              ))}
          </ol>
        </div>
      ))}
    </DescriptionItem>
  );
}

function VersionName(props: { served: ServedVersion }) {
  const { version, url } = props.served;
  const { t } = useMlTranslation();
  if (version === undefined) {
    return <>{t('operate.versions.noVersion')}</>;
  }
  const text = t('operate.versions.version', { version });
  const href = url && httpUrl(url);
  return href ? <ExternalLink url={href} text={text} /> : <>{text}</>;
}

function Since(props: { served: ServedVersion }) {
  const { since, changedBy } = props.served;
  const { t } = useMlTranslation();
  const when = <PointInTime at={since} />;
  if (changedBy === undefined) {
    return <>{t('operate.versions.since', { when })}</>;
  }
  const who = changedBy.includes('@') ? (
    <bdi>{changedBy}</bdi>
  ) : (
    <EntityLink entityRef={changedBy} hideIcon />
  );
  return <>{t('operate.versions.sinceBy', { when, who })}</>;
}

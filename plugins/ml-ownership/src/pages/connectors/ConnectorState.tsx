import { CollectorHealth } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RemixiconComponentType,
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiTimeLine,
} from '@remixicon/react';
import { ServerText } from '../../ui/criterion';
import { useMlTranslation } from '../../translations';
import styles from './Connector.module.css';

const ICONS: Record<CollectorHealth['state'], RemixiconComponentType> = {
  'not-run': RiTimeLine,
  healthy: RiCheckboxCircleFill,
  degraded: RiAlertFill,
  failing: RiCloseCircleFill,
};

/** The name of a connected system, its state, and its id. */
export function ConnectorHeader(props: {
  id: string;
  title: string;
  state: CollectorHealth['state'];
  headingId: string;
}) {
  const { id, title, state, headingId } = props;
  const { t } = useMlTranslation();
  const Icon = ICONS[state];
  return (
    <div className={styles.header}>
      <h3 className={styles.title} id={headingId}>
        {title}
      </h3>
      <span className={styles.state}>
        <Icon className={styles.icon} aria-hidden />
        {t(`connectors.state.${state}`)}
      </span>
      <code className={styles.id}>{id}</code>
    </div>
  );
}

/** The error of the last run, in the words of the server; renders nothing if there was none. */
export function LastError(props: { error: string | undefined }) {
  const { t } = useMlTranslation();
  return props.error ? (
    <div>
      <span className={styles.label}>{t('connectors.lastError')}</span>
      <p className={styles.error}>
        <ServerText>{props.error}</ServerText>
      </p>
    </div>
  ) : null;
}

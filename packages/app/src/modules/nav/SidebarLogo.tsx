import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { Mark, Wordmark } from '../brand';
import styles from './SidebarLogo.module.css';

export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <div
      className={styles.root}
      style={{ height: 2 * sidebarConfig.logoHeight }}
    >
      <Link to="/" underline="none" aria-label="ML Ownership: start page">
        <span className={styles.logo}>{isOpen ? <Wordmark /> : <Mark />}</span>
      </Link>
    </div>
  );
};

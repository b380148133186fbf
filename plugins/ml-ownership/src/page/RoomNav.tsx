import { Container, Link } from '@backstage/ui';
import { useLocation } from 'react-router-dom';
import { useWords } from '../words';
import styles from './RoomNav.module.css';

/** The ways between the rooms of a tab. */
export function RoomNav(props: {
  rooms: Array<{ path: string | undefined; title: string }>;
}) {
  const { rooms } = props;
  const { t } = useWords();
  const { pathname } = useLocation();
  const here = pathname.replace(/\/$/, '');
  return (
    <Container pt="4">
      <nav className={styles.root} aria-label={t('pages.rooms')}>
        {rooms.map(({ path, title }) => (
          <Link
            key={title}
            className={styles.room}
            href={path ?? ''}
            aria-current={path && here.endsWith(path) ? 'page' : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
    </Container>
  );
}

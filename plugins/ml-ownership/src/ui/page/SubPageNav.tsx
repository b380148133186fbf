import { Container, Link } from '@backstage/ui';
import { useLocation } from 'react-router-dom';
import { useMlTranslation } from '../../translations';
import styles from './SubPageNav.module.css';

/** Links between the sub-pages of a tab. */
export function SubPageNav(props: {
  pages: Array<{ path: string | undefined; title: string }>;
}) {
  const { pages } = props;
  const { t } = useMlTranslation();
  const { pathname } = useLocation();
  const here = pathname.replace(/\/$/, '');
  return (
    <Container pt="4">
      <nav className={styles.root} aria-label={t('pages.sections')}>
        {pages.map(({ path, title }) => (
          <Link
            key={title}
            className={styles.page}
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

import { EntityLink } from '../entity';
import { Isolated } from '../../translations';

const TOKEN_PREFIX = /^external:/;

/** The reporter of evidence or author of an entry: a link for a user, a name for a token or a connector. */
export function Writer(props: { writer: string }) {
  const { writer } = props;
  return writer.startsWith('user:') ? (
    <EntityLink entityRef={writer} hideIcon />
  ) : (
    <span title={writer}>
      <Isolated text={writer.replace(TOKEN_PREFIX, '')} />
    </span>
  );
}

import { EntityLink } from '../entity';

const TOKEN_PREFIX = /^external:/;

/** Who said something: a person as a link to them, a token or a connector by its name. */
export function Writer(props: { writer: string }) {
  const { writer } = props;
  return writer.startsWith('user:') ? (
    <EntityLink entityRef={writer} hideIcon />
  ) : (
    <span title={writer}>{writer.replace(TOKEN_PREFIX, '')}</span>
  );
}

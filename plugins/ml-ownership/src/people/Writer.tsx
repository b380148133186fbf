import { EntityLink } from '../entity';

/** Who said something: a person as a link to them, a token or a connector by its name. */
export function Writer(props: { writer: string }) {
  const { writer } = props;
  return writer.startsWith('user:') ? (
    <EntityLink entityRef={writer} hideIcon />
  ) : (
    <>{writer}</>
  );
}

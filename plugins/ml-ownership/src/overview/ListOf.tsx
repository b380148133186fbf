import { Fragment, ReactNode } from 'react';
import { useWords } from '../words';

/** Things in a row, put together as the language does it, as in "a, b and c". */
export function ListOf(props: { items: ReactNode[] }) {
  const { items } = props;
  const { formats } = useWords();
  const parts = new Intl.ListFormat(formats.locale, {
    type: 'conjunction',
  }).formatToParts(items.map((_, index) => String(index)));
  return (
    <>
      {parts.map(({ type, value }, index) => (
        <Fragment key={index}>
          {type === 'element' ? items[Number(value)] : value}
        </Fragment>
      ))}
    </>
  );
}

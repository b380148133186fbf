import { ReactNode } from 'react';

/** What the backend says in its own words, which are English in every language of the app. */
export function FromServer(props: { children: ReactNode }) {
  const { children } = props;
  return <span lang="en">{children}</span>;
}

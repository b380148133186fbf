import { createContext, ReactNode, useContext } from 'react';

const KindContext = createContext<string | undefined>(undefined);

/** Has the texts of criteria below it in the words of a kind, see `inWordsOf`. */
export function WordsOfKind(props: { kind: string; children: ReactNode }) {
  return (
    <KindContext.Provider value={props.kind}>
      {props.children}
    </KindContext.Provider>
  );
}

/** The kind whose words are used; undefined outside of {@link WordsOfKind}. */
export function useKindOfWords(): string | undefined {
  return useContext(KindContext);
}

/** Messages of a language, in rooms. */
export interface NestedMessages {
  [key: string]: string | NestedMessages;
}

/** The keys of messages as `t` takes them: those of a room behind its name and a dot. */
export type FlatKey<TMessages> = {
  [TKey in keyof TMessages & (string | number)]: TMessages[TKey] extends string
    ? `${TKey}`
    : `${TKey}.${FlatKey<TMessages[TKey]>}`;
}[keyof TMessages & (string | number)];

/** Brings the messages of a language into the flat form in which Backstage loads a translation. */
export function flattenMessages<TMessages extends NestedMessages>(
  messages: TMessages,
): Record<FlatKey<TMessages>, string> {
  const flat = (nested: NestedMessages, prefix: string): [string, string][] =>
    Object.entries(nested).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value]]
        : flat(value, `${prefix}${key}.`),
    );
  return Object.fromEntries(flat(messages, '')) as Record<
    FlatKey<TMessages>,
    string
  >;
}

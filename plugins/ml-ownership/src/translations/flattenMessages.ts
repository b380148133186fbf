/** The messages of a language, nested by namespace. */
export interface NestedMessages {
  [key: string]: string | NestedMessages;
}

/** The keys of messages for `t`, with the namespaces joined by dots. */
export type FlatKey<TMessages> = {
  [TKey in keyof TMessages & (string | number)]: TMessages[TKey] extends string
    ? `${TKey}`
    : `${TKey}.${FlatKey<TMessages[TKey]>}`;
}[keyof TMessages & (string | number)];

/** Flattens the messages of a language to the format of Backstage translations. */
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

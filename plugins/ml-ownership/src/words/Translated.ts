/** The same messages in another language. */
export type Translated<TMessages> = {
  [TKey in keyof TMessages]: TMessages[TKey] extends string
    ? string
    : Translated<TMessages[TKey]>;
};

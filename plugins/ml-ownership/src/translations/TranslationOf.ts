/** The type of the same messages in another language. */
export type TranslationOf<TMessages> = {
  [TKey in keyof TMessages]: TMessages[TKey] extends string
    ? string
    : TranslationOf<TMessages[TKey]>;
};

import { en } from './en';
import { FlatKey } from './flattenMessages';

/** All messages by key. */
type FlatMessages = {
  [TKey in FlatKey<typeof en>]: MessageAt<typeof en, TKey>;
};

// Messages with dynamic keys, such as those of the criteria, are only known to be strings.
type MessageAt<TMessages, TKey extends string> = string extends keyof TMessages
  ? string
  : TKey extends keyof TMessages
  ? TMessages[TKey]
  : TKey extends `${infer TRoom}.${infer TRest}`
  ? TRoom extends keyof TMessages
    ? MessageAt<TMessages[TRoom], TRest>
    : never
  : never;

/** The key of a message; for plurals, without the suffix of the plural form. */
type MessageKey = WithoutPluralSuffix<FlatKey<typeof en>>;

type WithoutPluralSuffix<TKey extends string> = TKey extends
  | `${infer TName}_one`
  | `${infer TName}_other`
  ? TName
  : TKey;

type MessageOf<TKey extends MessageKey> = TKey extends keyof FlatMessages
  ? FlatMessages[TKey]
  : `${TKey}_other` extends keyof FlatMessages
  ? FlatMessages[`${TKey}_other`]
  : never;

/** The names of the placeholders in a message. */
type Placeholders<TMessage> =
  TMessage extends `${string}{{${infer TGap}}}${infer TRest}`
    ? NameOf<TGap> | Placeholders<TRest>
    : never;

type NameOf<TGap extends string> = TGap extends `${infer TName},${string}`
  ? Trimmed<TName>
  : Trimmed<TGap>;

type Trimmed<TText extends string> = TText extends ` ${infer TRest}`
  ? Trimmed<TRest>
  : TText extends `${infer TRest} `
  ? Trimmed<TRest>
  : TText;

/** Plurals require a count, even if none of their forms contains it. */
type Counted<TKey extends MessageKey> = TKey extends keyof FlatMessages
  ? never
  : 'count';

type InterpolationArgs<TKey extends MessageKey, TValue> = [
  Placeholders<MessageOf<TKey>> | Counted<TKey>,
] extends [never]
  ? []
  : [
      values: Record<
        Placeholders<MessageOf<TKey>> | Counted<TKey>,
        string | number | TValue
      >,
    ];

/**
 * Translates a message and interpolates its placeholders; returns an element if one of the values is an element.
 * Functions that compose texts take it as their first argument.
 *
 * It is the `t` of Backstage with types that remain fast to check with more than a thousand messages.
 */
export interface TranslateFunction {
  <TKey extends MessageKey>(
    key: TKey,
    ...values: InterpolationArgs<TKey, never>
  ): string;
  <TKey extends MessageKey>(
    key: TKey,
    ...values: InterpolationArgs<TKey, JSX.Element>
  ): JSX.Element;
}

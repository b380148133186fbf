import { en } from './en';
import { FlatKey } from './flattenMessages';

/** All messages by their keys. */
type FlatMessages = {
  [TKey in FlatKey<typeof en>]: MessageAt<typeof en, TKey>;
};

// Of messages with open keys, such as those of the criteria, no more is known than that they are text.
type MessageAt<TMessages, TKey extends string> = string extends keyof TMessages
  ? string
  : TKey extends keyof TMessages
  ? TMessages[TKey]
  : TKey extends `${infer TRoom}.${infer TRest}`
  ? TRoom extends keyof TMessages
    ? MessageAt<TMessages[TRoom], TRest>
    : never
  : never;

/** The key of a message; a plural goes by its name without the form. */
export type MessageKey = WithoutForm<FlatKey<typeof en>>;

type WithoutForm<TKey extends string> = TKey extends
  | `${infer TName}_one`
  | `${infer TName}_other`
  ? TName
  : TKey;

type MessageOf<TKey extends MessageKey> = TKey extends keyof FlatMessages
  ? FlatMessages[TKey]
  : `${TKey}_other` extends keyof FlatMessages
  ? FlatMessages[`${TKey}_other`]
  : never;

/** The names of what a message leaves open. */
type Gaps<TMessage> =
  TMessage extends `${string}{{${infer TGap}}}${infer TRest}`
    ? NameOf<TGap> | Gaps<TRest>
    : never;

type NameOf<TGap extends string> = TGap extends `${infer TName},${string}`
  ? Trimmed<TName>
  : Trimmed<TGap>;

type Trimmed<TText extends string> = TText extends ` ${infer TRest}`
  ? Trimmed<TRest>
  : TText extends `${infer TRest} `
  ? Trimmed<TRest>
  : TText;

/** A plural is chosen by its count, even where no form of it says the number. */
type Counted<TKey extends MessageKey> = TKey extends keyof FlatMessages
  ? never
  : 'count';

type Filling<TKey extends MessageKey, TValue> = [
  Gaps<MessageOf<TKey>> | Counted<TKey>,
] extends [never]
  ? []
  : [
      values: Record<
        Gaps<MessageOf<TKey>> | Counted<TKey>,
        string | number | TValue
      >,
    ];

/**
 * Says a message in the language of the app, with everything that it leaves open filled in; with an element among that, it
 * gives an element. Functions that put words together take it as their first argument.
 *
 * It is the `t` of Backstage with types that stay quick over more than a thousand messages.
 */
export interface Translate {
  <TKey extends MessageKey>(key: TKey, ...values: Filling<TKey, never>): string;
  <TKey extends MessageKey>(
    key: TKey,
    ...values: Filling<TKey, JSX.Element>
  ): JSX.Element;
}

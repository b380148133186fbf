/** What a text says about the content of an image. */
export type ImagePinning =
  | 'pinned'
  /** A tag, which can move. */
  | 'open'
  /** A variable or template, whose value is elsewhere. */
  | 'variable';

/** Judges an image as files name it: with a registry, a tag and a digest. */
export function imagePinning(image: string): ImagePinning {
  if (/@(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/i.test(image.trim())) {
    return 'pinned';
  }
  return /\$[({\w]|\{\{|^<.*>$/.test(image) ? 'variable' : 'open';
}

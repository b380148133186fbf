import { ResponseError } from '@backstage/errors';
import { Alert, Button } from '@backstage/ui';
import { TranslateFunction, useMlTranslation } from '../../translations';

/** Returns the error message of the server. */
export function messageOf(error: Error): string {
  return error.cause instanceof Error && error.cause.message
    ? error.cause.message
    : error.message;
}

/** Describes an error to the user: a title and the response of the server. */
function describeError(
  t: TranslateFunction,
  error: Error,
  subject: string,
): { title: string; description: string; canRetry: boolean } {
  const status =
    error.name === 'ResponseError'
      ? (error as ResponseError).statusCode
      : undefined;
  const message = messageOf(error);
  if (status === 403) {
    return {
      title: t('states.forbiddenTitle', { subject }),
      description: t('states.forbiddenDescription', { message }),
      canRetry: false,
    };
  }
  if (status === 404) {
    return {
      title: t('states.notFoundTitle', { subject }),
      description: message,
      canRetry: false,
    };
  }
  return {
    title: t('states.failedTitle', { subject }),
    description: message,
    canRetry: true,
  };
}

/**
 * An error state that shows what could not be loaded and why, with a retry button if a retry can help.
 *
 * @param subject - what was requested, as in "the scorecard", in the language of the app
 */
export function ErrorState(props: {
  error: Error;
  subject: string;
  onRetry?: () => void;
}) {
  const { error, subject, onRetry } = props;
  const { t } = useMlTranslation();
  const { title, description, canRetry } = describeError(t, error, subject);
  return (
    <Alert
      role="alert"
      status={canRetry ? 'danger' : 'info'}
      icon
      title={title}
      description={description}
      customActions={
        canRetry && onRetry ? (
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('states.tryAgain')}
          </Button>
        ) : undefined
      }
    />
  );
}
